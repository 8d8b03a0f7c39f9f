// ModelArts with Node, signed with access key and secret key: list, synchronise, publish, read the manifest.
import { answer, env, ok, same, session, until } from './session.mjs';
import { signedForApi, signedForStorage } from './signatures.mjs';

const project = `${env.MODELARTS_ENDPOINT}/v2/${env.HUAWEICLOUD_SDK_PROJECT_ID}`;
const ak = env.HUAWEICLOUD_SDK_AK;
const sk = env.HUAWEICLOUD_SDK_SK;

async function call(method, path, body) {
  const text = body ? JSON.stringify(body) : '';
  const headers = { 'Content-Type': 'application/json', ...signedForApi(method, project + path, text, ak, sk) };
  const response = await answer(project + path, { method, headers, body: text || undefined });
  const json = await response.text();
  return json ? JSON.parse(json) : {};
}

await session(async () => {
  const { datasets } = await call('GET', '/datasets?search_content=digits&limit=10');
  same('list datasets, signed', env.MODELARTS_DATASET_ID, datasets[0].dataset_id);
  const dataset = `/datasets/${datasets[0].dataset_id}`;

  await call('POST', `${dataset}/sync-data`);
  const done = await until(() => call('GET', `${dataset}/sync-data/status`), (sync) => sync.status === 'COMPLETED');
  ok(`synchronise: ${done.total_sample_count} samples`);

  const { version_id: id } = await call('POST', `${dataset}/versions`, { version_name: `node-${process.pid}`, version_format: 'Default' });
  const version = await until(() => call('GET', `${dataset}/versions/${id}`), (published) => published.status === 1);
  ok('publish a version');

  const url = env.S3_ENDPOINT + version.manifest_path;
  const manifest = await answer(url, { headers: signedForStorage(url, env.MODELARTS_REGION, ak, sk) });
  const lines = (await manifest.text()).trim().split('\n').map((line) => JSON.parse(line));
  same('read the manifest by S3', done.total_sample_count, lines.length);

  const wrong = await fetch(`${project}/datasets`, { headers: signedForApi('GET', `${project}/datasets`, '', ak, 'wrong') });
  same('a wrong secret is refused', '403 ModelArts.0206', `${wrong.status} ${(await wrong.json()).error_code}`);

  await call('DELETE', `${dataset}/versions/${id}`);
  ok('delete the version');
});
