import { Argument } from '@commander-js/extra-typings';
import { bashCompletion } from '../completion/bash.ts';
import { commandTree } from '../completion/command-tree.ts';
import { fishCompletion } from '../completion/fish.ts';
import { zshCompletion } from '../completion/zsh.ts';
import type { Shell } from '../shell/shell.ts';

const shells = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** `latchkey completion bash`: a script that lets the user's shell complete our commands. */
export function completion(shell: Shell) {
  return shell
    .command('completion', {
      summary: 'print a script that completes commands, options and values in a shell',
      details:
        'It completes the command `latchkey`; where that is run by npx only, an alias does: alias latchkey="npx latchkey".',
      examples: [
        'completion bash > ~/.local/share/bash-completion/completions/latchkey',
        'completion zsh > "${fpath[1]}/_latchkey"',
        'completion fish > ~/.config/fish/completions/latchkey.fish',
      ],
    })
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish'] as const))
    .action(
      shell.act(async ({ screen }, name, _options, command) => {
        const script = shells[name](command.parent === null ? [] : commandTree(command.parent));
        await screen.show({ shell: name, script }, script.trimEnd());
      }),
    );
}
