import { scriptedTerminal } from '../../test/scripted-terminal.ts';
import { createScreen } from './screen.ts';

async function* items<Item>(...all: Item[]): AsyncGenerator<Item> {
  await Promise.resolve();
  yield* all;
}
const columns = [{ head: 'Name', cell: ({ name }: { name: string }) => name }];

describe('the screen', () => {
  it('shows people a sheet and programs one document', async () => {
    const people = scriptedTerminal();
    await createScreen(people, false).show({ a: 1 }, [
      ['Name', 'Ada'],
      ['Reference', 'DE--1'],
      ['Phone', undefined],
    ]);
    expect(people.out()).toBe('Name       Ada\nReference  DE--1\n');
    const program = scriptedTerminal();
    await createScreen(program, true).show({ a: '\u009b' }, 'for people');
    expect(program.out()).toBe('{"a":"\\u009b"}\n');
    expect(JSON.parse(program.out())).toEqual({ a: '\u009b' });
  });

  it('lists for people and for programs, and says when there is nothing', async () => {
    const people = scriptedTerminal();
    expect(await createScreen(people, false).list(items({ name: 'Ada' }, { name: 'Bo' }), columns)).toBe(2);
    expect(people.out()).toBe('Name\nAda\nBo\n');
    const program = scriptedTerminal();
    await createScreen(program, true).list(items({ name: 'Ada' }, { name: 'Bo' }), columns);
    expect(program.out()).toBe('{"name":"Ada"}\n{"name":"Bo"}\n');
    const empty = scriptedTerminal();
    await createScreen(empty, false).list(items<{ name: string }>(), columns);
    expect(empty.out()).toBe('');
    expect(empty.error()).toBe('There is nothing to show.\n');
  });

  it('goes on under the first head with a list that is longer than its sample', async () => {
    const people = scriptedTerminal();
    const many = Array.from({ length: 450 }, (_, index) => ({ name: `n${index}` }));
    expect(await createScreen(people, false).list(items(...many), columns)).toBe(450);
    const lines = people.out().trimEnd().split('\n');
    expect(lines).toHaveLength(451);
    expect(lines.filter((line) => line === 'Name')).toHaveLength(1);
    expect(lines.at(-1)).toBe('n449');
  });

  it('colours only where there are colours, and never JSON', () => {
    const coloured = scriptedTerminal({ colours: true });
    expect(createScreen(coloured, false).paint('red', 'x')).toBe('\u001b[31mx\u001b[39m');
    expect(createScreen(coloured, true).paint('red', 'x')).toBe('x');
    expect(createScreen(scriptedTerminal(), false).paint('red', 'x')).toBe('x');
  });
});

describe('a question', () => {
  it.each(['', 'n', 'no', 'yess', 'j'])('takes "%s" for no', async (answer) => {
    const terminal = scriptedTerminal({ answers: [answer] });
    await expect(createScreen(terminal, false).confirm('Really?', undefined)).rejects.toMatchObject({
      failure: 'notConfirmed',
    });
    expect(terminal.asked).toEqual(['Really? [y/N] ']);
  });

  it.each(['y', 'Y', ' yes '])('takes "%s" for yes', async (answer) => {
    await createScreen(scriptedTerminal({ answers: [answer] }), false).confirm('Really?', undefined);
    expect(answer).toMatch(/y/i);
  });

  it('fails where nobody sits, unless --yes has answered it', async () => {
    const screen = createScreen(scriptedTerminal(), false);
    await expect(screen.confirm('Really?', undefined)).rejects.toThrow(/no terminal to ask at.*--yes/);
    await screen.confirm('Really?', true);
    const secret = screen.secret('Password?');
    await expect(secret).rejects.toThrow(/no terminal to ask at\. Nothing was done\. .*standard input/);
    await expect(secret).rejects.toMatchObject({ failure: 'notConfirmed' });
  });

  it('for a secret is hidden, or answered by lines of the input', async () => {
    const terminal = scriptedTerminal({ answers: ['open sesame'] });
    expect(await createScreen(terminal, false).secret('Password:')).toBe('open sesame');
    expect(terminal.asked).toEqual(['*Password: ']);
    expect(terminal.out() + terminal.error()).not.toContain('sesame');
    const piped = createScreen(scriptedTerminal({ lines: ['one', 'two'] }), false);
    expect([await piped.secret('?', true), await piped.secret('?', true)]).toEqual(['one', 'two']);
    await expect(piped.secret('?', true)).rejects.toMatchObject({ failure: 'notConfirmed' });
  });
});
