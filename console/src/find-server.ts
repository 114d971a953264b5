import { resolve } from 'node:path';
import { findLocalServer, type LocalServer } from '@latchkey/standalone/local-server';
import { CannotRun } from './cannot-run.ts';
import type { ConsoleConfig } from './config.ts';

const defaultDataDir = '.data';

/**
 * The server a command is for: the one of DATA_DIR where that is set, else LATCHKEY_URL, else the one of .data here.
 * @throws CannotRun when there is none
 */
export function findServer({ DATA_DIR, LATCHKEY_URL, LATCHKEY_TOKEN }: ConsoleConfig): LocalServer {
  if (DATA_DIR === undefined && LATCHKEY_URL !== undefined) {
    if (LATCHKEY_TOKEN === undefined) throw new CannotRun('LATCHKEY_URL is set, but LATCHKEY_TOKEN is not.');
    return { origin: LATCHKEY_URL.replace(/\/+$/, ''), token: LATCHKEY_TOKEN };
  }
  const dataDir = resolve(DATA_DIR ?? defaultDataDir);
  const local = findLocalServer(dataDir);
  if (local !== undefined) return local;
  throw new CannotRun(
    `No Latchkey runs on ${dataDir}. Start one there ("npm start"), name its folder in DATA_DIR, or set LATCHKEY_URL and LATCHKEY_TOKEN.`,
  );
}
