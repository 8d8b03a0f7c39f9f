// IDAH with Node: log in, create an export, wait, download.
import { answer, env, ok, same, session, until } from './session.mjs';

const json = { 'Content-Type': 'application/json' };
const sync = `${env.IDAH_ENDPOINT}/sync`;

await session(async () => {
  const login = { method: 'POST', headers: json, body: JSON.stringify({ email: env.IDAH_EMAIL, password: env.IDAH_PASSWORD }) };
  const token = (await (await answer(`${env.IDAH_ENDPOINT}/iam/auth/login`, login)).json()).meta.token;
  const headers = { Authorization: `Bearer ${token}` };
  ok('log in');

  const [format] = await (await answer(`${sync}/exports/formats?modalities[]=image`, { headers })).json();
  ok(`list formats: ${format.name}`);

  const wish = {
    project_id: env.IDAH_PROJECT_ID,
    dataset_ids: [env.IDAH_DATASET_ID],
    exporter: format.exporter,
    options: { include_medias: 'original' },
  };
  const created = await answer(`${sync}/exports/export`, { method: 'POST', headers: { ...headers, ...json }, body: JSON.stringify(wish) });
  const { data } = await created.json();
  ok('create an export');

  const job = async () => (await (await answer(`${sync}/jobs/${data.attributes.job_id}`, { headers })).json()).data.attributes;
  await until(job, ({ status }) => status === 'completed');
  ok('wait for its job');

  const file = await answer(`${sync}/exports/${data.id}/download`, { headers });
  const bytes = new Uint8Array(await file.arrayBuffer());
  same('download', Number(file.headers.get('content-length')), bytes.length);
  same('the file is an archive', 'PK', String.fromCharCode(...bytes.subarray(0, 2)));
});
