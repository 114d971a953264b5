import { scriptedTerminal } from '../../test/scripted-terminal.ts';
import { allOption, limitOption, yesOption } from './options.ts';
import { createShell } from './shell.ts';

async function optionsOf(...args: string[]): Promise<unknown> {
  const surroundings = { env: {}, terminal: scriptedTerminal(), fetch, now: () => 0 };
  let given: unknown;
  await createShell(surroundings, () => undefined)
    .command('thing:list', { summary: 'list things', examples: ['thing:list'] })
    .addOption(limitOption())
    .addOption(allOption())
    .addOption(yesOption())
    .action((options) => {
      given = options;
    })
    .parseAsync(args, { from: 'user' });
  return given;
}

it('the options that commands share', async () => {
  expect(await optionsOf()).toEqual({ limit: 50 });
  expect(await optionsOf('--limit', '7', '--all', '--yes')).toEqual({ limit: 7, all: true, yes: true });
  for (const wrong of ['0', '-1', '1.5', 'x', '1e3'])
    await expect(optionsOf('--limit', wrong)).rejects.toThrow(/a whole number from 1/);
});
