import { Command, CommanderError } from 'commander';
import { createRequire } from 'node:module';
import { dataImportCommand } from './commands/data-import.ts';
import { keysGenerateCommand } from './commands/keys-generate.ts';
import { storeCommand } from './commands/store.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/**
 * The operators' command line. Each command is a file of its own below commands/.
 * Exit codes: 0 done, 1 it failed, 2 the command line is wrong; a command with others says so in its help.
 * @param argv as process.argv
 */
export async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('latchkey')
    .description("Latchkey's command line for operators")
    .version(version)
    .exitOverride()
    .configureHelp({ sortSubcommands: true })
    .addCommand(storeCommand())
    .addCommand(keysGenerateCommand())
    .addCommand(dataImportCommand());
  // Set for each command, as commander hands it down only to those it makes itself.
  for (const command of program.commands)
    command.exitOverride().showHelpAfterError('Add --help to see what it takes.');
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    // commander has written its message already.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    }
  }
}
