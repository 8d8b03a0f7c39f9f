// Powerdrill with Node: a dataset, a file in parts, a question with a streamed answer.
import { answer, env, ok, same, session, until } from './session.mjs';

const team = `${env.POWERDRILL_ENDPOINT}/v2/team`;
const user_id = env.POWERDRILL_USER_ID;

function send(method, path, body) {
  const headers = { 'x-pd-api-key': env.POWERDRILL_API_KEY, 'Content-Type': 'application/json' };
  return answer(team + path, { method, headers, body: body && JSON.stringify({ ...body, user_id }) });
}

async function call(method, path, body) {
  const { code, msg, data } = await (await send(method, path, body)).json();
  if (code !== 0) throw new Error(`${path}: ${code} ${msg}`);
  return data;
}

await session(async () => {
  const dataset = (await call('POST', '/datasets', { name: 'node' })).id;
  ok('create a dataset');

  const rows = Array.from({ length: 650_000 }, (_, i) => `${i % 7},iris-${i % 3}`);
  const file = new TextEncoder().encode(['petal,species', ...rows, ''].join('\n'));
  const upload = await call('POST', '/file/init-multipart-upload', { file_name: 'flowers.csv', file_size: file.length });
  const part_etags = [];
  let offset = 0;
  for (const { number, size, upload_url } of upload.part_items.sort((a, b) => a.number - b.number)) {
    const stored = await answer(upload_url, { method: 'PUT', body: file.subarray(offset, offset + size) });
    part_etags.push({ number, etag: stored.headers.get('etag').replaceAll('"', '') });
    offset += size;
  }
  same(`upload in ${part_etags.length} parts`, file.length, offset);

  const { upload_id, file_object_key } = upload;
  await call('POST', '/file/complete-multipart-upload', { upload_id, file_object_key, part_etags });
  const source = (await call('POST', `/datasets/${dataset}/datasources`, { name: 'flowers.csv', type: 'FILE', file_object_key })).id;
  await until(() => call('GET', `/datasets/${dataset}/datasources/${source}?user_id=${user_id}`), ({ status }) => status === 'synched');
  ok('wait until the file is read');

  const options = { output_language: 'EN', job_mode: 'AUTO', max_contextual_job_history: 10 };
  const session_id = (await call('POST', '/sessions', { name: 'node', ...options })).id;
  const job = { session_id, dataset_id: dataset, question: 'What is the mean of petal?', stream: true };
  const names = [];
  let text = '';
  for await (const chunk of (await send('POST', '/jobs', job)).body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop();
    names.push(...events.map((event) => /^event:(.*)/m.exec(event)?.[1]));
  }
  same('ask with a streamed answer', 'END_MARK', names.at(-1)?.trim());

  await call('DELETE', `/datasets/${dataset}`, {});
  ok('delete the dataset');
});
