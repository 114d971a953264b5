import { Command, Option } from 'commander';
import { generateSecrets, secretsByService, services, type ServiceName } from '@latchkey/standalone/secrets';

/** `latchkey keys:generate`: fresh secrets for separate processes, as lines of environment files. */
export function keysGenerateCommand(): Command {
  return new Command('keys:generate')
    .description(
      'print fresh secrets as an environment file; the same ones for all services, or they refuse one another',
    )
    .addOption(
      new Option(
        '--by-service',
        'print one block for each service, under the names of its configuration',
      ).default(false),
    )
    .addHelpText(
      'after',
      '\nKeep what it prints: MINT_KEYS make the mailed links, KEY_ENCRYPTION_KEYS open the stored signing keys.\n' +
        'docker-compose.yml reads the flat form from .env:  npx latchkey keys:generate > .env && chmod 600 .env',
    )
    .action(({ byService }: { byService: boolean }) => {
      const secrets = generateSecrets();
      if (!byService) console.log(lines(secrets));
      else {
        const each = secretsByService(secrets);
        const blocks = services.map((name: ServiceName) => `# ${name}\n${lines(each[name])}`);
        const { LATCHKEY_TOKEN } = secrets;
        console.log([...blocks, `# console\n${lines({ LATCHKEY_TOKEN })}`].join('\n\n'));
      }
    });
}

function lines(record: Readonly<Record<string, string>>): string {
  return Object.entries(record)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}
