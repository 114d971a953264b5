import { asAppError } from '@latchkey/kit/errors';
import { presentAddress } from '../../storefront/addresses/schema.ts';
import { toDelivery } from '../deliveries/mapper.ts';
import { forStaff, type AdminDeps, type AdminOperation } from '../operation.ts';
import { roles } from '../roles.ts';
import { csvOf } from './csv.ts';
import { findCustomer } from './find.ts';
import {
  customerPageSchema,
  customerParameters,
  customerSchema,
  exportQuerySchema,
  listQuerySchema,
  presentAccount,
  presentListed,
  presentProfile,
  toSelection,
} from './schema.ts';

const tag = 'Customers';

/** Looking for customers, and at one. */
export const readOperations: readonly AdminOperation[] = [
  forStaff({
    method: 'get',
    path: '/customers',
    id: 'listCustomers',
    tag,
    summary: 'Customers who meet all that is asked for',
    description:
      'A page costs the same however many customers there are. So where only few meet several filters together, a page may be shorter than `limit`, even empty, and still have a `nextCursor`: the list ends where there is none. Anonymised people are in no list.',
    roles: [...roles],
    query: listQuerySchema,
    answers: { 200: { description: 'A page', schema: customerPageSchema } },
    problems: [],
    handle: async ({ query: { limit, cursor = '', ...filters }, context: { requestId } }, { directory }) => {
      const asked = { ...toSelection(filters), limit, cursor };
      const { customers, nextCursor } = await directory.listCustomers(asked, { requestId });
      return {
        status: 200,
        body: { items: customers.map(presentListed), ...(nextCursor === '' ? {} : { nextCursor }) },
      };
    },
  }),
  forStaff({
    method: 'get',
    path: '/customers.csv',
    id: 'exportCustomers',
    tag,
    summary: 'The same list as a file',
    description:
      'All of it, in RFC 4180 with UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe. The download is an act in the audit trail.',
    roles: ['admin', 'operator', 'auditor'],
    query: exportQuerySchema,
    answers: { 200: { description: 'A row for each customer', streams: 'text/csv' } },
    problems: [],
    handle: async ({ query, context: { requestId } }, { directory, audit }) => {
      await audit.recordDownload({ act: 'customers.exported' }, { requestId });
      const selection = toSelection(query);
      const pieces = csvOf((page) => directory.listCustomers({ ...selection, ...page }, { requestId }));
      return {
        status: 200,
        stream: { type: 'text/csv; charset=utf-8', fileName: 'customers.csv', pieces },
      };
    },
  }),
  forStaff({
    method: 'get',
    path: '/customers/:customer',
    id: 'getCustomer',
    tag,
    summary: 'One customer: profile, addresses, state, password state, links, sessions, last mails',
    description: 'Neither a hash nor a token of a link is in it.',
    roles: [...roles],
    parameters: customerParameters,
    answers: { 200: { description: 'The customer', schema: customerSchema } },
    problems: ['customer_not_found', 'credential_not_found'],
    handle: async ({ parameters, context: { requestId } }, deps) => {
      const customer = await findCustomer(deps, parameters.customer, requestId);
      const { customerId } = customer;
      const [account, { addresses }, lastDeliveries] = await Promise.all([
        deps.accounts.getAccount({ customerId }, { requestId }),
        deps.customer.listAddresses({ customerId }, { requestId }),
        readLastDeliveries(customerId, requestId, deps),
      ]);
      return {
        status: 200,
        body: {
          ...presentProfile(customer),
          account: presentAccount(account),
          addresses: addresses.map(presentAddress),
          lastDeliveries,
        },
      };
    },
  }),
];

/** Whoever looks at a customer can do without the mails, when they cannot be had. */
async function readLastDeliveries(
  customerId: string,
  requestId: string,
  { notification, logger }: AdminDeps,
): Promise<ReturnType<typeof toDelivery>[] | null> {
  try {
    const asked = { filter: { customerId }, limit: 10, cursor: '' };
    return (await notification.searchDeliveries(asked, { requestId })).deliveries.map(toDelivery);
  } catch (error) {
    logger.warn({ err: asAppError(error), requestId }, 'a customer is shown without the last mails');
    return null;
  }
}
