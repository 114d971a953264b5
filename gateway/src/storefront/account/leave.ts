import { z } from 'zod';
import { addressSchema, presentAddress } from '../addresses/schema.ts';
import { forCustomers, type StorefrontOperation } from '../operation.ts';
import { currentPasswordField, moment, momentField } from '../schema.ts';
import { blaming } from './blame.ts';
import { readAccount } from './read.ts';
import { accountSchema, ownSessionsSchema, presentAccount, presentSession } from './schema.ts';

const tag = 'Account';

const exportSchema = z
  .strictObject({
    exportedAt: momentField,
    account: accountSchema,
    acceptedTerms: z
      .strictObject({ version: z.string(), acceptedAt: momentField })
      .nullable()
      .meta({ description: 'The consent given at registration' }),
    addresses: z.array(addressSchema),
    sessions: ownSessionsSchema.shape.sessions,
  })
  .meta({ id: 'AccountExport' });

/** Take one's data along, and go. */
export const leaveOperations: readonly StorefrontOperation[] = [
  forCustomers({
    method: 'get',
    path: '/account/export',
    id: 'exportAccount',
    tag,
    summary: 'One’s own data, as a file',
    description: 'Profile, consent, addresses and sessions; of the password not even a hash.',
    answers: { 200: { description: 'A file of JSON', schema: exportSchema } },
    problems: ['customer_not_found'],
    handle: async ({ customer: { customerId, sessionId }, context: { requestId } }, deps) => {
      const [account, { addresses }, { sessions }] = await Promise.all([
        readAccount(deps, customerId, requestId),
        deps.customer.listAddresses({ customerId }, { requestId }),
        deps.identity.listSessions({ customerId }, { requestId }),
      ]);
      const { acceptedTerms: terms } = account;
      const body = {
        exportedAt: moment(deps.clock.now()),
        account: presentAccount(account),
        acceptedTerms: terms === null ? null : { version: terms.version, acceptedAt: moment(terms.atMs) },
        addresses: addresses.map(presentAddress),
        sessions: sessions.map((each) => presentSession(each, sessionId)),
      };
      return { status: 200, body, fileName: 'account.json' };
    },
  }),
  forCustomers({
    method: 'post',
    path: '/account/deletion',
    id: 'deleteAccount',
    tag,
    summary: 'Delete one’s own account',
    description:
      'For good, and at once: the e-mail address is free, profile and addresses are blanked, every session ends.',
    body: z.strictObject({ currentPassword: currentPasswordField }).meta({ id: 'DeleteAccount' }),
    answers: { 204: { description: 'Gone' } },
    problems: [
      'current_password_wrong',
      'credential_not_found',
      'customer_not_found',
      'overloaded',
      'too_many_attempts',
    ],
    handle: async ({ body, customer: { customerId }, credentials, context: { requestId } }, deps) => {
      const proof = { customerId, password: body.currentPassword };
      await deps.owner.verifyPassword(proof, { requestId }).catch(blaming('currentPassword'));
      await deps.customer.anonymiseCustomer({ customerId }, { requestId });
      deps.epochs.forget(customerId);
      return { status: 204, ...(credentials.via === 'cookie' ? { setCookie: deps.cookie.clear() } : {}) };
    },
  }),
];
