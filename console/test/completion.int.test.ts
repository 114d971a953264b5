import { execFileSync } from 'node:child_process';
import { buildProgram } from '../src/program.ts';
import { runConsole } from '../src/run-console.ts';
import { createShell } from '../src/shell/shell.ts';
import { scriptedTerminal } from './scripted-terminal.ts';

async function script(name: string): Promise<string> {
  const terminal = scriptedTerminal();
  const surroundings = { env: {}, terminal, fetch, now: () => 0 };
  expect(await runConsole(['completion', name], surroundings)).toBe(0);
  return terminal.out();
}

const names = buildProgram(
  createShell({ env: {}, terminal: scriptedTerminal(), fetch, now: () => 0 }, () => undefined),
  scriptedTerminal(),
).commands.map((command) => command.name());

describe('the completion for bash', () => {
  let bash: string;
  beforeAll(async () => {
    bash = await script('bash');
  });

  /** What bash would offer for a line with the cursor at its end; `breaks` is where bash cuts words. */
  const offered = (line: string, breaks = ' \t\n:'): string[] =>
    execFileSync(
      'bash',
      ['--norc', '-c', `${bash}\nCOMP_WORDBREAKS=$BREAKS; _latchkey; printf '%s\\n' "\${COMPREPLY[@]}"`],
      {
        encoding: 'utf8',
        env: { ...process.env, COMP_LINE: line, COMP_POINT: String(line.length), BREAKS: breaks },
      },
    )
      .split('\n')
      .filter((word) => word !== '');

  it('offers every command', () => {
    expect(offered('latchkey ')).toEqual(expect.arrayContaining(names));
  });

  it('goes on after a colon, where bash cuts words and where it does not', () => {
    expect(offered('latchkey data:b')).toEqual(['backup']);
    expect(offered('latchkey data:b', ' ')).toEqual(['data:backup']);
    expect(offered('latchkey dat')).toEqual(names.filter((name) => name.startsWith('dat')).sort());
  });

  it('knows the options and the values of a command', () => {
    expect(offered('latchkey keys:generate --')).toEqual(['--help', '--into', '--json']);
    expect(offered('latchkey completion f')).toEqual(['fish']);
  });

  it('leaves the rest to the files', () => {
    expect(offered('latchkey data:restore som')).toEqual([]);
  });
});

it.each(['zsh', 'fish'])('the completion for %s tells every command and its summary', async (shell) => {
  const text = await script(shell);
  for (const name of names) expect(text.replaceAll('\\:', ':')).toContain(name);
  expect(text).toContain('write all data of a DATA_DIR');
});
