import { resolve } from 'node:path';
import { findLocalServer, type LocalServer } from '@latchkey/standalone/local-server';
import { CannotRun } from '../cannot-run.ts';
import { loadConsoleConfig, type ConsoleConfig } from '../config.ts';
import { readSession, type StoredSession } from './session-file.ts';

const defaultDataDir = '.data';

/** Where a command works, and as whom. */
export interface Server extends LocalServer {
  /** A person who logged in, or the holder of a token. */
  readonly as: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The server a command is for: that of DATA_DIR or at LATCHKEY_URL where one of them is set, else the one somebody has
 * logged in to, else the one of .data here. Who has logged in to it acts there; else LATCHKEY_TOKEN does, or on a
 * DATA_DIR the operator of its secrets.
 * @param now ms since 1970
 * @throws ConfigError, CannotRun when there is no server, or nobody to act as
 */
export function findServer(env: Environment, now: number): Server {
  const config = loadConsoleConfig(env);
  const session = readSession(env);
  const place = findPlace(config, session);
  if (config.LATCHKEY_TOKEN !== undefined && place.token === undefined)
    return { origin: place.origin, token: config.LATCHKEY_TOKEN, as: 'LATCHKEY_TOKEN' };
  if (session?.origin === place.origin) return asPerson(session, now);
  if (place.token !== undefined) return { origin: place.origin, token: place.token, as: 'operator' };
  throw new CannotRun(
    `Nobody is logged in at ${place.origin}: run "latchkey login", or set LATCHKEY_TOKEN.`,
    'refused',
  );
}

/** Only the place, for who is about to log in. @throws ConfigError, CannotRun when there is none */
export function findOrigin(env: Environment): string {
  return findPlace(loadConsoleConfig(env), readSession(env)).origin;
}

/** The folder a command works on that needs no server. */
export function dataDirOf({ DATA_DIR }: Pick<ConsoleConfig, 'DATA_DIR'>): string {
  return resolve(DATA_DIR ?? defaultDataDir);
}

/** The folder of the server a command is for; undefined when it is for one that is named by its address. */
export function dataDirFor(config: ConsoleConfig, env: Environment): string | undefined {
  return addressIn(config, readSession(env)) === undefined ? dataDirOf(config) : undefined;
}

function addressIn(
  { DATA_DIR, LATCHKEY_URL }: ConsoleConfig,
  session: StoredSession | undefined,
): string | undefined {
  if (DATA_DIR !== undefined) return undefined;
  return LATCHKEY_URL === undefined ? session?.origin : new URL(LATCHKEY_URL).origin;
}

function findPlace(
  config: ConsoleConfig,
  session: StoredSession | undefined,
): { origin: string; token?: string } {
  const origin = addressIn(config, session);
  if (origin !== undefined) return { origin };
  const dataDir = dataDirOf(config);
  const local = findLocalServer(dataDir);
  if (local !== undefined) return local;
  throw new CannotRun(
    `No Latchkey runs on ${dataDir}. Start one there ("npm start"), name its folder in DATA_DIR, or set LATCHKEY_URL and LATCHKEY_TOKEN.`,
    'unreachable',
  );
}

function asPerson({ origin, token, name, expiresAt }: StoredSession, now: number): Server {
  if (Date.parse(expiresAt) <= now)
    throw new CannotRun(`The session of ${name} has ended: run "latchkey login" again.`, 'refused');
  return { origin, token, as: name };
}
