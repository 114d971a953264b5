import type { AccountClient } from '../../auth/clients.ts';
import { forStaff, type AdminOperation } from '../operation.ts';
import type { Role } from '../roles.ts';
import { findCustomer } from './find.ts';
import { customerParameters } from './schema.ts';

/** An act on the account of one customer, which tells nothing but that it was done. */
function act(given: {
  method: 'post' | 'delete';
  does: string;
  id: string;
  summary: string;
  description: string;
  roles: readonly Role[];
  rpc: 'expirePassword' | 'logOutAccount' | 'blockAccount' | 'unblockAccount';
  refusals?: readonly 'account_blocked'[];
}): AdminOperation {
  const { method, does, id, summary, description, roles, rpc, refusals = [] } = given;
  return forStaff({
    ...{ method, id, summary, description, roles },
    path: `/customers/:customer/${does}`,
    tag: 'Customers',
    parameters: customerParameters,
    answers: { 204: { description: 'It is so now, and may have been before' } },
    problems: ['customer_not_found', 'credential_not_found', ...refusals],
    handle: async ({ parameters, context: { requestId } }, deps) => {
      const { customerId } = await findCustomer(deps, parameters.customer, requestId);
      const accounts: Pick<AccountClient, typeof rpc> = deps.accounts;
      await accounts[rpc]({ customerId }, { requestId });
      deps.epochs.forget(customerId);
      return { status: 204 };
    },
  });
}

const writers: readonly Role[] = ['admin', 'support'];

/** What staff does to the account of a customer; again it changes nothing. */
export const actOperations: readonly AdminOperation[] = [
  act({
    method: 'post',
    does: 'expire-password',
    id: 'expirePassword',
    summary: 'End a password',
    description:
      'It no longer counts; sessions, access tokens and links end. A mailed link sets another one. No mail goes out by this.',
    roles: ['admin', 'support', 'operator'],
    rpc: 'expirePassword',
    refusals: ['account_blocked'],
  }),
  act({
    method: 'delete',
    does: 'sessions',
    id: 'endCustomerSessions',
    summary: 'End all sessions',
    description: 'Access tokens that are out are dead, too.',
    roles: writers,
    rpc: 'logOutAccount',
  }),
  act({
    method: 'post',
    does: 'block',
    id: 'blockCustomer',
    summary: 'Block a customer',
    description: 'Nobody gets in any more, by password or by link; sessions and links end.',
    roles: writers,
    rpc: 'blockAccount',
  }),
  act({
    method: 'post',
    does: 'unblock',
    id: 'unblockCustomer',
    summary: 'Unblock a customer',
    description: 'The account has the state it had before it was blocked.',
    roles: writers,
    rpc: 'unblockAccount',
  }),
];
