import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { latchkey, type Given } from '../system/latchkey.ts';
import type { Desk, Shown } from './back-office.ts';

/**
 * A desk at the console, each command a process of its own; what it keeps of its session is in a folder below `folder`.
 * Secrets go in by standard input only.
 */
export function deskOverConsole(origin: string, folder: string): Desk {
  const env = { LATCHKEY_URL: origin, XDG_CONFIG_HOME: mkdtempSync(join(folder, 'desk-')) };
  const documents = async (args: readonly string[], given: Given = {}, codes = [0]): Promise<unknown[]> => {
    const { code, stdout, stderr } = await latchkey([...args, '--json'], env, given);
    if (!codes.includes(code ?? -1)) throw new Error(`latchkey ${args.join(' ')}: ${code} ${stderr}`);
    return linesOf(stdout);
  };
  const one = async <Answer>(args: readonly string[], given?: Given, codes?: number[]): Promise<Answer> =>
    (await documents(args, given, codes))[0] as Answer;
  return {
    setPassword: async (link, password) => {
      await one(['password:set', '--stdin'], { input: `${link}\n${password}\n` });
    },
    logIn: async (email, password, code = '') => {
      const input = `${password}\n${code}\n`;
      return (await one<{ stage: string }>(['login', email, '--password-stdin'], { input })).stage;
    },
    enrol: async (password, codeOf) => {
      let code: string | undefined;
      const [, last] = await documents(['second-factor:enrol', '--show', '--stdin'], {
        input: `${password}\n`,
        answer: (out) => {
          const [first] = linesOf(out) as { secret?: string }[];
          code ??= first?.secret === undefined ? undefined : codeOf(first.secret);
          return code === undefined ? undefined : `${code}\n`;
        },
      });
      return (last as { recoveryCodes: string[] }).recoveryCodes.length;
    },
    invite: async (email, name, role) => {
      await one(['user:create', email, name, '--role', role]);
    },
    create: (email) =>
      one([
        ...['customer:create', '--email', email, '--salutation', 'Ms', '--first-name', 'Ada'],
        ...['--last-name', 'Made', '--send-password-token', '--store-name', 'DE'],
      ]),
    show: (customer) => one<Shown>(['customer:show', customer]),
    expire: async (customer) => {
      await one(['customer:expire-password', customer, '--yes']);
    },
    mails: async ({ customerReference }) => {
      const found = await documents(['delivery:list', '--customer', customerReference]);
      return (found as { kind: string; state: string }[]).map(({ kind, state }) => `${kind} ${state}`);
    },
    acts: async (customer) => {
      const found = await documents(['audit:list', '--customer', customer]);
      return (found as { act: string }[]).map(({ act }) => act);
    },
    verify: async () => {
      const found = await one<{ whole: boolean; signedTo?: number; fault?: string; seq?: number }>(
        ['audit:verify'],
        {},
        [0, 1],
      );
      const { whole, signedTo = 0, fault, seq = 0 } = found;
      return { whole, signedTo, ...(fault === undefined ? {} : { fault: { fault, seq } }) };
    },
  };
}

/** Whole lines of JSON; the last may still be on its way. */
function linesOf(out: string): unknown[] {
  const lines = out.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as unknown);
}
