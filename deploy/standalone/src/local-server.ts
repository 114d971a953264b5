import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCode } from './system-code.ts';

/** How programs of the same user find the server of a DATA_DIR: where it listens, and the token of its operator. */
export interface LocalServer {
  /** Such as http://127.0.0.1:8080. */
  readonly origin: string;
  /** A secret; whoever has it may do everything at /admin. */
  readonly token: string;
}

const serverFile = (dataDir: string): string => join(dataDir, 'server.json');
const server = z.object({ origin: z.url({ protocol: /^http$/ }) });
const secrets = z.object({ LATCHKEY_TOKEN: z.string().min(1) });

/** Says in DATA_DIR where the server listens, until `retract`. A killed one leaves the file; its next start replaces it. */
export function announceLocalServer(dataDir: string, origin: string): { retract(): void } {
  const aside = `${serverFile(dataDir)}.${process.pid}`;
  writeFileSync(aside, `${JSON.stringify({ origin })}\n`, { mode: 0o600 });
  renameSync(aside, serverFile(dataDir));
  return { retract: () => rmSync(serverFile(dataDir), { force: true }) };
}

/** @returns undefined when no server has started on this DATA_DIR, or its files cannot be read by this user */
export function findLocalServer(dataDir: string): LocalServer | undefined {
  const origin = read(serverFile(dataDir), server)?.origin;
  const token = read(join(dataDir, 'secrets.json'), secrets)?.LATCHKEY_TOKEN;
  return origin === undefined || token === undefined ? undefined : { origin, token };
}

/** An address that a program on this machine can connect to. */
export function connectableOrigin({ HOST, PORT }: { HOST: string; PORT: number }): string {
  if (HOST === '0.0.0.0') return `http://127.0.0.1:${PORT}`;
  if (HOST === '::') return `http://[::1]:${PORT}`;
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
}

function read<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
