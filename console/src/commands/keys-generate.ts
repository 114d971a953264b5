import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSecrets, secretsByService } from '@latchkey/standalone/secrets';
import { CannotRun } from '../cannot-run.ts';
import type { Shell } from '../shell/shell.ts';

/** `latchkey keys:generate`: fresh secrets for separate processes, as environment files. */
export function keysGenerate(shell: Shell) {
  return shell
    .command('keys:generate', {
      summary: 'make fresh secrets for separate processes: one environment file for each service',
      details:
        'The files belong together: services with credentials of two runs refuse one another.\n' +
        'Keep them. MINT_KEYS make the mailed links, KEY_ENCRYPTION_KEYS open the stored signing keys.\n' +
        'docker-compose.yml needs more than these: node deploy/docker/generate-env.mjs makes its secrets.',
      examples: ['keys:generate --into env', 'keys:generate'],
    })
    .option('--into <folder>', 'write <service>.env files (0600) there instead of printing them')
    .action(
      shell.act(async ({ screen }, { into }) => {
        const secrets = generateSecrets();
        const { LATCHKEY_TOKEN } = secrets;
        const environments = Object.entries({ ...secretsByService(secrets), console: { LATCHKEY_TOKEN } });
        if (into === undefined) {
          const blocks = environments.map(([name, environment]) => `# ${name}\n${linesOf(environment)}`);
          await screen.show(Object.fromEntries(environments), blocks.join('\n'));
          return;
        }
        const written = environments.map(([name, environment]) =>
          writeNew(into, `${name}.env`, linesOf(environment)),
        );
        await screen.show({ written }, written.map((path) => `${path} written`).join('\n'));
      }),
    );
}

function linesOf(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** Never over an existing file: the secrets in it may be the only ones that open somebody's data. */
function writeNew(folder: string, name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new CannotRun(
      `${path} exists already and is left as it is. Choose another folder, or move it away first.`,
    );
  }
  return path;
}
