import { z } from 'zod';
import type { CompanyUser } from '@latchkey/contracts/identity';
import { AppError } from '@latchkey/kit/errors';
import { companyUserSchema, presentCompanyUser } from '../customers/schema.ts';
import { forStaff, type AdminDeps, type AdminOperation } from '../operation.ts';
import { roles } from '../roles.ts';

const shared = {
  path: '/company-users/:key',
  tag: 'Customers',
  parameters: z.strictObject({ key: z.string().min(1).max(255).meta({ description: 'company_user_key' }) }),
  problems: ['company_user_not_found'],
} as const;

const foundSchema = z
  .strictObject({ ...companyUserSchema.shape, customerId: z.uuid() })
  .meta({ id: 'FoundCompanyUser' });

/** Company users come by imports. */
export const companyUserOperations: readonly AdminOperation[] = [
  forStaff({
    ...shared,
    method: 'get',
    id: 'getCompanyUser',
    summary: 'A company user, and whose it is',
    roles: [...roles],
    answers: { 200: { description: 'The company user', schema: foundSchema } },
    handle: async ({ parameters: { key }, context: { requestId } }, deps) => {
      const { companyUser, customerId } = await find(deps, key, requestId);
      return { status: 200, body: { ...presentCompanyUser(companyUser), customerId } };
    },
  }),
  forStaff({
    ...shared,
    method: 'delete',
    id: 'deleteCompanyUser',
    summary: 'Delete a company user, and anonymise the customer for good',
    description:
      'As in Spryker, the person goes with it: address, profile, password, links, sessions, and all other company users of the customer.',
    roles: ['admin', 'support'],
    answers: { 204: { description: 'The person is gone' } },
    problems: ['company_user_not_found', 'customer_not_found'],
    handle: async ({ parameters: { key }, context: { requestId } }, deps) => {
      const { customerId } = await find(deps, key, requestId);
      await deps.customer.anonymiseCustomer({ customerId }, { requestId });
      deps.epochs.forget(customerId);
      return { status: 204 };
    },
  }),
];

async function find(
  { accounts }: Pick<AdminDeps, 'accounts'>,
  key: string,
  requestId: string,
): Promise<{ companyUser: CompanyUser; customerId: string }> {
  const { companyUser, customerId } = await accounts.findCompanyUser({ key }, { requestId });
  if (companyUser === null) throw new AppError('company_user_not_found');
  return { companyUser, customerId };
}
