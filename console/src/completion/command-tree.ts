import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/** What a shell can complete. */
export interface CommandWords {
  name: string;
  summary: string;
  options: readonly { long: string; summary: string; takesValue: boolean; choices: readonly string[] }[];
  /** Values that the arguments can have, where they are known. */
  choices: readonly string[];
}

/** The commands of a program, by name. */
export function commandTree(program: CommandUnknownOpts): CommandWords[] {
  const help = program.createHelp();
  return program.commands
    .map((command) => ({
      name: command.name(),
      summary: command.summary(),
      options: help.visibleOptions(command).map((option) => ({
        long: option.long ?? '',
        summary: option.description,
        takesValue: option.required || option.optional,
        choices: option.argChoices ?? [],
      })),
      choices: command.registeredArguments.flatMap((argument) => argument.argChoices ?? []),
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}
