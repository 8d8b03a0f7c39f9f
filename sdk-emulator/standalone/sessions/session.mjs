// What the Node sessions share: no package is needed, Node 18 or later has fetch.
import { setTimeout as pause } from 'node:timers/promises';

/** The variables that the emulator prints. */
export const env = new Proxy(process.env, {
  get(variables, name) {
    if (variables[name] === undefined) throw new Error(`${String(name)} is not set: set the variables that the emulator prints`);
    return variables[name];
  },
});

let steps = 0;

/** Prints one line for a step that came out as it should. */
export function ok(what) {
  steps++;
  console.log(`ok    ${what}`);
}

export function same(what, expected, actual) {
  if (expected !== actual) throw new Error(`${what}: expected ${expected}, got ${actual}`);
  ok(what);
}

/** The answer of a request that succeeds. */
export async function answer(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${options?.method ?? 'GET'} ${url}: ${response.status} ${await response.text()}`);
  return response;
}

/** Asks again until the answer is the wanted one. */
export async function until(ask, wanted) {
  let last;
  for (let i = 0; i < 100; i++) {
    last = await ask();
    if (wanted(last)) return last;
    await pause(100);
  }
  throw new Error(`still ${JSON.stringify(last)}`);
}

/** Runs a session, and says how many steps it took. */
export async function session(run) {
  try {
    await run();
    console.log(`${steps} steps`);
  } catch (e) {
    console.error(`FAIL  ${e.message}`);
    process.exitCode = 1;
  }
}
