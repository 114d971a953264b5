import { z } from 'zod';
import { path } from '../server/admin-client.ts';
import { yesOption } from '../shell/options.ts';
import type { Shell } from '../shell/shell.ts';

const companyUser = z.object({
  key: z.string(),
  idCompanyUser: z.string(),
  companyKey: z.string(),
  isDefault: z.boolean(),
  customerId: z.string(),
});

/** `latchkey company-user:show KEY` */
export function companyUserShow(shell: Shell) {
  return shell
    .command('company-user:show', {
      summary: 'show a company user, and whose it is',
      details: 'Company users come by data:import company-user.',
      examples: ['company-user:show acme--1'],
    })
    .argument('<key>', 'company_user_key')
    .action(
      shell.act(async (bench, key) => {
        const found = await bench.admin().ask('GET', path`/company-users/${key}`, companyUser);
        await bench.screen.show(found, [
          ['Key', found.key],
          ['Company', found.companyKey],
          ['idCompanyUser', found.idCompanyUser],
          ['Default', found.isDefault ? 'yes' : 'no'],
          ['Customer', found.customerId],
        ]);
      }),
    );
}

/** `latchkey company-user:delete KEY` */
export function companyUserDelete(shell: Shell) {
  return shell
    .command('company-user:delete', {
      summary: 'delete a company user, and anonymise the customer for good',
      details:
        'The person goes with it: profile, addresses, password, links, sessions, and all other company users of\n' +
        'the customer; id and reference remain.',
      examples: ['company-user:delete acme--1'],
    })
    .argument('<key>', 'company_user_key')
    .addOption(yesOption())
    .action(
      shell.act(async (bench, key, { yes }) => {
        const admin = bench.admin();
        const { customerId } = await admin.ask('GET', path`/company-users/${key}`, companyUser);
        await bench.screen.confirm(`Delete ${key} and anonymise customer ${customerId} for good?`, yes);
        await admin.ask('DELETE', path`/company-users/${key}`, z.undefined());
        await bench.screen.show(
          { companyUser: key, customerId, done: 'delete' },
          'Deleted; the customer is anonymised.',
        );
      }),
    );
}
