import { z } from 'zod';
import { CannotRun } from '../cannot-run.ts';
import { findServer } from '../server/find-server.ts';
import type { Failure } from '../shell/exit-codes.ts';
import type { Bench } from '../shell/shell.ts';
import { consoleVersion } from '../version.ts';
import { checkSchema, type Check } from './check.ts';

const systemSchema = z.looseObject({
  version: z.string(),
  now: z.iso.datetime(),
  services: z.array(z.looseObject({ name: z.string() })),
  checks: z.array(checkSchema),
});

/** What the server says of itself, what it looks like from here, or why neither can be known. */
interface ServerLook {
  /** Where it was looked for, and as whom. */
  about: Readonly<Record<string, string>>;
  /** As /admin/system answered. */
  system: z.infer<typeof systemSchema> | undefined;
  checks: Check[];
  failure: Failure | undefined;
}

/** Codes of second factors change every 30 s, and reports carry times. */
const clockToleranceMs = 15_000;

export async function lookAtServer({ env, now, admin }: Bench): Promise<ServerLook> {
  let about: ServerLook['about'] = {};
  try {
    const { origin, as } = findServer(env, now());
    about = { origin, as };
    const asked = now();
    const system = await admin().ask('GET', '/system', systemSchema);
    const answered = now();
    const running: Check = { process: 'server', name: 'running', state: 'ok', facts: about };
    const here = [versionCheck(system.version), clockCheck(Date.parse(system.now), asked, answered)];
    return { about, system, checks: [running, ...here, ...system.checks], failure: undefined };
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return { about, system: undefined, checks: [faultOf(error)], failure: error.failure };
  }
}

function faultOf({ failure, message }: CannotRun): Check {
  const problem = failure === 'unreachable' || failure === 'refused' ? failure : 'failed';
  return { process: 'server', name: 'running', state: 'fault', problem, facts: { sentence: message } };
}

function versionCheck(server: string): Check {
  const about = { process: 'console', name: 'version', facts: { version: consoleVersion, gateway: server } };
  return server === consoleVersion
    ? { ...about, state: 'ok' }
    : { ...about, state: 'warning', problem: 'version-differs' };
}

/** The server looked at its clock somewhere between the two moments, by which it need not be wrong. */
function clockCheck(theirs: number, asked: number, answered: number): Check {
  const apartMs = Math.max(0, asked - theirs, theirs - answered);
  const about = { process: 'console', name: 'clock', facts: { apartMs: String(apartMs) } };
  return apartMs <= clockToleranceMs
    ? { ...about, state: 'ok' }
    : { ...about, state: 'warning', problem: 'clock-differs' };
}
