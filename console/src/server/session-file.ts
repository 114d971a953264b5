import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** What `latchkey login` leaves for the commands after it. */
const sessionSchema = z.object({
  /** Where it is good for, such as https://shop.example; without a slash at the end. */
  origin: z.url({ protocol: /^https?$/ }),
  /** Who logged in, to be shown. */
  name: z.string(),
  /** Bearer token; a secret. */
  token: z.string().min(1),
  /** ISO 8601. */
  expiresAt: z.iso.datetime(),
});
export type StoredSession = z.infer<typeof sessionSchema>;

type Environment = Readonly<Record<string, string | undefined>>;

/** In the user's own configuration folder (XDG Base Directory Specification). */
function sessionPath(env: Environment): string {
  return join(
    env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config'),
    'latchkey',
    'session.json',
  );
}

/** @returns undefined when nobody has logged in, or the file cannot be read */
export function readSession(env: Environment): StoredSession | undefined {
  try {
    return sessionSchema.parse(JSON.parse(readFileSync(sessionPath(env), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Keeps one session, for its owner only; the one before is forgotten. */
export function storeSession(env: Environment, session: StoredSession): void {
  const path = sessionPath(env);
  const aside = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(aside, `${JSON.stringify(session)}\n`, { mode: 0o600 });
  renameSync(aside, path);
}

export function forgetSession(env: Environment): void {
  rmSync(sessionPath(env), { force: true });
}
