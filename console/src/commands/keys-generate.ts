import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { generateSecrets, secretsByService } from '@latchkey/standalone/secrets';

/** `latchkey keys:generate`: fresh secrets for separate processes, as environment files. */
export function keysGenerateCommand(): Command {
  return new Command('keys:generate')
    .description('make fresh secrets for separate processes: one environment file for each service')
    .option('--into <folder>', 'write <service>.env files (0600) there instead of printing them')
    .addHelpText(
      'after',
      '\nThe files belong together: services with credentials of two runs refuse one another.\n' +
        'Keep them. MINT_KEYS make the mailed links, KEY_ENCRYPTION_KEYS open the stored signing keys.\n' +
        'docker-compose.yml needs more than these: node deploy/docker/generate-env.mjs makes its secrets.',
    )
    .action(({ into }: { into?: string }) => {
      const secrets = generateSecrets();
      const { LATCHKEY_TOKEN } = secrets;
      for (const [name, environment] of Object.entries({
        ...secretsByService(secrets),
        console: { LATCHKEY_TOKEN },
      })) {
        const lines = Object.entries(environment).map(([key, value]) => `${key}=${value}\n`);
        if (into === undefined) console.log(`# ${name}\n${lines.join('')}`);
        else writeNew(into, `${name}.env`, lines.join(''));
      }
    });
}

/** Never over an existing file: the secrets in it may be the only ones that open somebody's data. */
function writeNew(folder: string, name: string, content: string): void {
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new Error(
      `${path} exists already and is left as it is. Choose another folder, or move it away first.`,
    );
  }
  console.log(`${path} written`);
}
