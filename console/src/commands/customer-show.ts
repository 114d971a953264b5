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
    companyUsers: z.array(z.looseObject({ key: z.string(), companyKey: z.string(), isDefault: z.boolean() })),
    sessions: z.array(z.looseObject({ lastUsedAt: z.string(), userAgent: z.string() })),
  }),
  addresses: z.array(
    z.looseObject({
      address1: z.string(),
      address2: z.string(),
      zipCode: z.string(),
      city: z.string(),
      iso2Code: z.string(),
    }),
  ),
  lastDeliveries: z
    .array(z.looseObject({ kind: z.string(), state: z.string(), createdAt: z.string() }))
    .nullable(),
});

/** `latchkey customer:show CUSTOMER` */
export function customerShow(shell: Shell) {
  return shell
    .command('customer:show', {
      summary: 'show a customer: profile, addresses, account, password, links, sessions, last mails',
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
          [
            'Company users',
            account.companyUsers
              .map(
                ({ key, companyKey, isDefault }) => `${key} of ${companyKey}${isDefault ? ' (default)' : ''}`,
              )
              .join('; '),
          ],
          [
            'Sessions',
            account.sessions.map((each) => `${each.lastUsedAt} ${each.userAgent}`.trim()).join('; '),
          ],
          ['Addresses', found.addresses.map(oneLine).join('; ')],
          ['Last mails', mailsIn(found.lastDeliveries)],
        ]);
      }),
    );
}

type Customer = z.infer<typeof customer>;

function oneLine({ address1, address2, zipCode, city, iso2Code }: Customer['addresses'][number]): string {
  return `${address1} ${address2}, ${zipCode} ${city}, ${iso2Code}`;
}

function mailsIn(mails: Customer['lastDeliveries']): string {
  if (mails === null) return 'cannot be told now: notification is away';
  return mails.map(({ kind, state, createdAt }) => `${kind} ${state} ${createdAt}`).join('; ');
}
