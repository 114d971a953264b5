import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runConsole } from '../src/run-console.ts';
import { scriptedTerminal } from './scripted-terminal.ts';

interface Sent {
  /** Such as `POST /deliveries/retry?limit=1`, below /admin. */
  call: string;
  body: unknown;
  token: string | null;
}

/** What a scripted server says to `POST /password`; a problem by its status and code. */
type Answers = Readonly<Record<string, readonly { status?: number; body?: object }[]>>;

/**
 * Runs a command line against a server that answers by a script, each call the next of its answers.
 * @param given as for `scriptedTerminal`; `home` keeps the session of a login from one run to the next
 */
export async function runAgainst(
  answers: Answers,
  args: readonly string[],
  given: Parameters<typeof scriptedTerminal>[0] & { home?: string } = {},
) {
  const { home = '/nonexistent', ...ends } = given;
  const terminal = scriptedTerminal(ends);
  const sent: Sent[] = [];
  const code = await runConsole(args, {
    env: { LATCHKEY_URL: 'https://shop.example', LATCHKEY_TOKEN: 'a-token', XDG_CONFIG_HOME: home },
    terminal,
    fetch: (url, { method = 'GET', body, headers } = {}) => {
      const { pathname, search } = new URL(url instanceof Request ? url.url : url);
      const call = `${method} ${pathname.replace('/admin', '')}${search}`;
      const { status = 200, body: answer } = answers[call]?.[
        sent.filter((each) => each.call === call).length
      ] ?? {
        status: 404,
        body: { title: `There is no ${call}.` },
      };
      sent.push({
        call,
        body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined,
        token: new Headers(headers).get('Authorization'),
      });
      return Promise.resolve(new Response(answer === undefined ? null : JSON.stringify(answer), { status }));
    },
    now: () => Date.parse('2026-11-24T12:00:00.000Z'),
  });
  return { code, out: terminal.out(), error: terminal.error(), asked: terminal.asked, sent };
}

/** A folder for the session file, gone after the suite. */
export function homeOfSuite(): () => string {
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'lk-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));
  return () => home;
}
