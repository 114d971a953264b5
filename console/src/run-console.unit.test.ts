import { scriptedTerminal, type ScriptedTerminal } from '../test/scripted-terminal.ts';
import { runConsole } from './run-console.ts';

async function run(
  args: readonly string[],
  terminal: ScriptedTerminal = scriptedTerminal(),
): Promise<{ code: number; out: string; error: string }> {
  const unreachable = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));
  const code = await runConsole(args, {
    env: { LATCHKEY_URL: 'http://127.0.0.1:1', LATCHKEY_TOKEN: 'a-token', HOME: '/nonexistent' },
    terminal,
    fetch: unreachable,
    now: () => 0,
  });
  return { code, out: terminal.out(), error: terminal.error() };
}

describe('the console', () => {
  it('tells its commands by what they are about, where they work, and how they end', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/Keys:\n +keys:generate/);
    expect(out).toMatch(/DATA_DIR[\s\S]*LATCHKEY_URL[\s\S]*Exit codes:\n {2}0 {2}done\n {2}1 /);
  });

  it('tells of a command what it takes, an example and its exit codes', async () => {
    const { code, out } = await run(['keys:generate', '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /--json[\s\S]*--into <folder>[\s\S]*latchkey keys:generate --into env[\s\S]*Exit codes: 0 done;/,
    );
  });

  it.each([
    ['nonsense', /unknown command 'nonsense'/],
    ['keys:generate --shiny', /unknown option '--shiny'/],
    ['keys:generate surplus', /too many arguments/],
    ['store --data-dir x --listen nowhere', /host:port is expected/],
  ])('refuses "%s" with exit code 2', async (line, sentence) => {
    const { code, out, error } = await run(line.split(' '));
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toMatch(sentence);
  });

  it('answers a program in JSON', async () => {
    const { code, out } = await run(['keys:generate', '--json']);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out) as object)).toContain('identity');
  });

  it('reports a failure as a sentence, red on a terminal that has colours, or as JSON', async () => {
    const line = ['store', '--listen', '0.0.0.0:0', '--data-dir', '/nonexistent'];
    const plain = await run(line);
    expect(plain).toMatchObject({ code: 1, out: '' });
    expect(plain.error).toMatch(/^[^\u001b]*loopback only[^\u001b]*$/);
    const coloured = await run(line, scriptedTerminal({ colours: true }));
    expect(coloured.error).toBe(`\u001b[31m${plain.error.trimEnd()}\u001b[39m\n`);
    const json = await run([...line, '--json']);
    expect(JSON.parse(json.error)).toEqual({
      error: { failure: 'failed', exitCode: 1, sentence: plain.error.trimEnd() },
    });
  });
});
