// The two signatures of Huawei's cloud: of its APIs (SDK-HMAC-SHA256), and of its object storage (AWS4-HMAC-SHA256, as of S3).
import { createHash, createHmac } from 'node:crypto';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const now = () => new Date().toISOString().replace(/[-:]|\.\d+/g, '');
const query = (url) =>
  [...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort().join('&');
const path = (url) => url.pathname.split('/').map((part) => encode(decodeURIComponent(part))).join('/');

/** The headers for a request to ModelArts with access key (AK) and secret key (SK). */
export function signedForApi(method, address, body, accessKey, secretKey) {
  const url = new URL(address);
  const date = now();
  const uri = path(url).endsWith('/') ? path(url) : `${path(url)}/`;
  const canonical = [method, uri, query(url), `host:${url.host}`, `x-sdk-date:${date}`, '', 'host;x-sdk-date', sha256(body)].join('\n');
  const signature = hmac(secretKey, `SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`).toString('hex');
  return {
    'X-Sdk-Date': date,
    Authorization: `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=host;x-sdk-date, Signature=${signature}`,
  };
}

/** The headers for a GET of an object with the same keys. */
export function signedForStorage(address, region, accessKey, secretKey) {
  const url = new URL(address);
  const date = now();
  const hash = sha256('');
  const scope = `${date.slice(0, 8)}/${region}/s3/aws4_request`;
  const names = 'host;x-amz-content-sha256;x-amz-date';
  const canonical = ['GET', path(url), query(url), `host:${url.host}`, `x-amz-content-sha256:${hash}`, `x-amz-date:${date}`, '', names, hash].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${secretKey}`, date.slice(0, 8)));
  const signature = hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).toString('hex');
  return {
    'X-Amz-Date': date,
    'X-Amz-Content-Sha256': hash,
    Authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}
