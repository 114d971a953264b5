import { z } from 'zod';
import type { Delivery } from '@latchkey/contracts/notification';
import { addressSchema, presentAddress } from '../addresses/schema.ts';
import { forCustomers, type StorefrontDeps, type StorefrontOperation } from '../operation.ts';
import { currentPasswordField, moment, momentField } from '../schema.ts';
import { activitySchema, readActivity } from './activity.ts';
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
    mails: z
      .array(
        z.strictObject({
          kind: z.string(),
          state: z.string(),
          queuedAt: momentField,
          updatedAt: momentField,
        }),
      )
      .meta({ description: 'Those that are still in the ledger, the newest first' }),
    activity: z.array(activitySchema).meta({ description: 'As in /account/activity, the newest first' }),
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
    description:
      'Profile, consent, addresses, sessions, which mails were sent, what was done to the account; of the password not even a hash. At most the newest 5000 acts and 2000 mails. The export is an act of its own.',
    answers: { 200: { description: 'A file of JSON', schema: exportSchema } },
    problems: ['customer_not_found'],
    handle: async ({ customer: { customerId, sessionId }, context: { requestId } }, deps) => {
      const download = { act: 'account.exported', subject: customerId };
      await deps.audit.recordDownload(download, { requestId });
      const [account, { addresses }, { sessions }, mails, activity] = await Promise.all([
        readAccount(deps, customerId, requestId),
        deps.customer.listAddresses({ customerId }, { requestId }),
        deps.identity.listSessions({ customerId }, { requestId }),
        pagesOf((cursor) => readMails(deps, customerId, cursor, requestId)),
        pagesOf((cursor) => readActivity(deps, customerId, { limit: 500, cursor }, requestId)),
      ]);
      const { acceptedTerms: terms } = account;
      const body = {
        exportedAt: moment(deps.clock.now()),
        account: presentAccount(account),
        acceptedTerms: terms === null ? null : { version: terms.version, acceptedAt: moment(terms.atMs) },
        addresses: addresses.map(presentAddress),
        sessions: sessions.map((each) => presentSession(each, sessionId)),
        mails,
        activity,
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

/** A file that one answer can hold; nobody's own history is longer. */
const maxPages = 10;

async function pagesOf<Item>(
  read: (cursor: string) => Promise<{ items: Item[]; nextCursor: string }>,
): Promise<Item[]> {
  const all: Item[] = [];
  let cursor = '';
  for (let page = 0; page < maxPages; page += 1) {
    const { items, nextCursor } = await read(cursor);
    all.push(...items);
    if (nextCursor === '') break;
    cursor = nextCursor;
  }
  return all;
}

async function readMails(
  { notification }: Pick<StorefrontDeps, 'notification'>,
  customerId: string,
  cursor: string,
  requestId: string,
) {
  const asked = { filter: { customerId }, limit: 200, cursor };
  const { deliveries, nextCursor } = await notification.searchDeliveries(asked, { requestId });
  return { items: deliveries.map(presentMail), nextCursor };
}

function presentMail({ kind, state, createdAtMs, updatedAtMs }: Delivery) {
  return { kind, state, queuedAt: moment(createdAtMs), updatedAt: moment(updatedAtMs) };
}
