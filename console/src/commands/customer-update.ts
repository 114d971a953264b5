import { z } from 'zod';
import { CannotRun } from '../cannot-run.ts';
import { path } from '../server/admin-client.ts';
import { genderOption, salutationOption, yesOption } from '../shell/options.ts';
import type { Shell } from '../shell/shell.ts';

const updated = z.looseObject({ customerReference: z.string(), email: z.string() });

/** `latchkey customer:update CUSTOMER` */
export function customerUpdate(shell: Shell) {
  return shell
    .command('customer:update', {
      summary: 'change the profile of a customer, or the e-mail address',
      details:
        'What is not named stays; an empty text takes away what was given before. A new address counts at once, on your\n' +
        'word: sessions and links end, the owner is told at the old address. One that was never proven is asked to be\n' +
        'proven anew.',
      examples: [
        'customer:update customer--36 --last-name Lovelace',
        'customer:update customer--36 --email ada@new.example --yes',
      ],
    })
    .argument('<customer>', 'reference or id')
    .option('--email <address>', 'another e-mail address')
    .addOption(salutationOption())
    .option('--first-name <name>', 'first name')
    .option('--last-name <name>', 'last name')
    .addOption(genderOption())
    .option('--date-of-birth <day>', 'such as 1990-02-28')
    .option('--phone <number>', 'phone')
    .option('--company <name>', 'company')
    .option('--locale <locale>', 'language of the mails, such as de_DE')
    .addOption(yesOption())
    .action(
      shell.act(async (bench, customer, { yes, json: _, ...body }) => {
        if (Object.keys(body).length === 0)
          throw new CannotRun('Say what to change: customer:update --help has the options.', 'commandLine');
        if (body.email !== undefined)
          await bench.screen.confirm(`Move ${customer} to ${body.email}, and end all sessions?`, yes);
        const now = await bench.admin().ask('PATCH', path`/customers/${customer}`, updated, { body });
        await bench.screen.show(now, `Changed ${now.customerReference}.`);
      }),
    );
}
