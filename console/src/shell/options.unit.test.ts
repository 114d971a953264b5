import { scriptedTerminal } from '../../test/scripted-terminal.ts';
import { allOption, hasHeaderOption, limitOption, yesOption } from './options.ts';
import { createShell } from './shell.ts';

async function optionsOf(...args: string[]): Promise<unknown> {
  const surroundings = { env: {}, terminal: scriptedTerminal(), fetch, now: () => 0 };
  let given: unknown;
  await createShell(surroundings, () => undefined)
    .command('thing:list', { summary: 'list things', examples: ['thing:list'] })
    .addOption(limitOption())
    .addOption(allOption())
    .addOption(yesOption())
    .addOption(hasHeaderOption())
    .option('--no-has-header', 'without')
    .action((options) => {
      given = options;
    })
    .parseAsync(args, { from: 'user' });
  return given;
}

it('the options that commands share', async () => {
  expect(await optionsOf()).toEqual({ limit: 50, hasHeader: true });
  expect(await optionsOf('--limit', '7', '--all', '--yes')).toEqual({
    limit: 7,
    all: true,
    yes: true,
    hasHeader: true,
  });
  for (const wrong of ['0', '-1', '1.5', 'x', '1e3'])
    await expect(optionsOf('--limit', wrong)).rejects.toThrow(/a whole number from 1/);
});

it('--has-header is said as Spryker says it, or without a value', async () => {
  for (const said of ['--has-header', '--has-header=1', '-r1', '--has-header=true'])
    expect(await optionsOf(said)).toMatchObject({ hasHeader: true });
  for (const said of ['--no-has-header', '--has-header=0', '-r0', '--has-header=false'])
    expect(await optionsOf(said)).toMatchObject({ hasHeader: false });
  await expect(optionsOf('--has-header', 'file.csv')).rejects.toThrow('1 or 0 is expected.');
});
