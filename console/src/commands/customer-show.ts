import { z } from 'zod';
import { path } from '../server/admin-client.ts';
import type { Shell } from '../shell/shell.ts';

const customer = z.looseObject({
  id: z.string(),
  customerReference: z.string(),
  email: z.string(),
  salutation: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  company: z.string(),
  phone: z.string(),
  locale: z.string(),
  store: z.string(),
  registeredAt: z.string(),
  confirmedAt: z.string().nullable(),
  account: z.looseObject({
    state: z.string(),
    password: z.looseObject({
      state: z.string(),
      setAt: z.string().nullable(),
      hash: z.string().nullable(),
    }),
    links: z.array(z.looseObject({ purpose: z.string(), expiresAt: z.string() })),
    sessions: z.array(z.looseObject({ lastUsedAt: z.string() })),
    companyUsers: z.array(z.looseObject({ key: z.string(), companyKey: z.string(), isDefault: z.boolean() })),
  }),
});

/** `latchkey customer:show CUSTOMER` */
export function customerShow(shell: Shell) {
  return shell
    .command('customer:show', {
      summary: 'show a customer, with the state of account and password',
      examples: ['customer:show customer--36'],
    })
    .argument('<customer>', 'reference or id')
    .action(
      shell.act(async (bench, given) => {
        const found = await bench.admin().ask('GET', path`/customers/${given}`, customer);
        const { account } = found;
        const { password } = account;
        await bench.screen.show(found, [
          ['Reference', found.customerReference],
          ['Id', found.id],
          ['E-mail', found.email],
          ['Name', `${found.salutation} ${found.firstName} ${found.lastName}`],
          ['Company', found.company],
          ['Phone', found.phone],
          ['Locale', found.locale],
          ['Store', found.store],
          ['Registered', found.registeredAt],
          ['Confirmed', found.confirmedAt ?? 'not yet'],
          ['State', account.state],
          [
            'Password',
            [password.state, password.setAt ?? '', password.hash ?? ''].filter(Boolean).join(', '),
          ],
          ['Live links', account.links.map((each) => `${each.purpose} until ${each.expiresAt}`).join('; ')],
          ['Sessions', account.sessions.length],
          [
            'Company users',
            account.companyUsers
              .map(
                ({ key, companyKey, isDefault }) => `${key} of ${companyKey}${isDefault ? ' (default)' : ''}`,
              )
              .join('; '),
          ],
        ]);
      }),
    );
}
