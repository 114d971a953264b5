import { z } from 'zod';
import { genderOption, salutationOption } from '../shell/options.ts';
import type { Shell } from '../shell/shell.ts';

const created = z.looseObject({ id: z.string(), customerReference: z.string(), email: z.string() });

/** `latchkey customer:create` */
export function customerCreate(shell: Shell) {
  return shell
    .command('customer:create', {
      summary: 'create a customer without a password',
      details:
        'With --send-password-token the one mail carries a link to choose a password; else it is that of any other\nregistration. Nobody but the customer ever chooses the password.',
      examples: [
        'customer:create --email ada@shop.example --salutation Ms --first-name Ada --last-name Lock --send-password-token --store-name DE',
      ],
    })
    .requiredOption('--email <address>', 'e-mail address')
    .addOption(salutationOption().makeOptionMandatory())
    .requiredOption('--first-name <name>', 'first name')
    .requiredOption('--last-name <name>', 'last name')
    .addOption(genderOption())
    .option('--date-of-birth <day>', 'such as 1990-02-28')
    .option('--phone <number>', 'phone')
    .option('--company <name>', 'company')
    .option('--locale <locale>', 'language of the mails, such as de_DE')
    .option('--send-password-token', 'send the link to a first password')
    .option('--store-name <store>', 'store; needed with --send-password-token')
    .option('--idempotency-key <key>', 'the same command again with the same key makes nobody else')
    .action(
      shell.act(async (bench, { idempotencyKey, json: _, ...body }) => {
        const asking = {
          body,
          once: true,
          ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
        } as const;
        const customer = await bench.admin().ask('POST', '/customers', created, asking);
        await bench.screen.show(customer, `Created ${customer.customerReference}.`);
      }),
    );
}
