import {
  accountService,
  identityService,
  type AccountServiceDefinition,
  type IdentityServiceDefinition,
} from '@latchkey/contracts/identity';
import { AppError } from '@latchkey/kit/errors';
import { serving, startGrpcServer, type GrpcServer, type Handlers } from '@latchkey/kit/grpc';
import { silentLogger } from '@latchkey/kit/logging';
import type { MemoryCredentials } from './memory-credentials.ts';

type IdentityHandlers = Handlers<IdentityServiceDefinition>;

/** Every call of protos/identity/v1 that customer does not use. */
const unused = Object.fromEntries(
  Object.keys(identityService).map((name) => [name, () => Promise.reject(new AppError('internal'))]),
) as unknown as IdentityHandlers;

/** Serves the part of identity that customer uses, over gRPC, with its rows in memory. */
export function startFakeIdentity(options: {
  credentials: MemoryCredentials;
  listen: string;
  customerCredential: string;
}): Promise<GrpcServer> {
  const { credentials } = options;
  const handlers: IdentityHandlers = {
    ...unused,
    CreateCredential: async (request) => {
      const held = await credentials.create(request);
      return { pendingHolderCustomerId: held?.pendingHolder ?? '' };
    },
    StageRegistration: async (request) => ({ staged: await credentials.stage(request) }),
    ActivateCredential: async ({ customerId }) => {
      await credentials.activate(customerId);
      return {};
    },
    ListPendingCredentials: async ({ createdBeforeMs, limit }) => ({
      customerIds: await credentials.listPending(createdBeforeMs, limit),
    }),
    AnonymiseCredential: async ({ customerId }) => {
      await credentials.anonymise(customerId);
      return {};
    },
    DeletePendingCredential: async ({ customerId }) => {
      await credentials.deletePending(customerId);
      return {};
    },
  };
  const allow = Object.fromEntries(Object.keys(identityService).map((name) => [name, ['customer']]));
  return startGrpcServer({
    services: [
      serving({
        service: identityService,
        handlers,
        allow: allow as Record<keyof IdentityHandlers, string[]>,
      }),
      serving({ service: accountService, handlers: accountHandlers(credentials), allow: allowAccounts }),
    ],
    callers: { customer: options.customerCredential },
    listen: options.listen,
    logger: silentLogger,
  });
}

const refuse = (): Promise<never> => Promise.reject(new AppError('internal'));

/** Accounts as the memory has them; nobody has a password of a kind worth telling. */
function accountHandlers(credentials: MemoryCredentials): Handlers<AccountServiceDefinition> {
  return {
    GetAccountStates: ({ customerIds }) =>
      Promise.resolve({
        states: customerIds.flatMap((customerId) => {
          const row = credentials.rows.get(customerId);
          if (row === undefined) return [];
          const { state } = row;
          const version = state === 'pending' ? 1 : 2;
          return [{ customerId, version, state, password: 'PASSWORD_STATE_SET' as const, linksUntilMs: 0 }];
        }),
      }),
    GetAccount: refuse,
    CreateAccount: async (account) => {
      const held = await credentials.createWithoutPassword(account);
      return { pendingHolderCustomerId: held?.pendingHolder ?? '' };
    },
    InviteToPassword: refuse,
    ExpirePassword: refuse,
    LogOutAccount: refuse,
    BlockAccount: refuse,
    UnblockAccount: refuse,
    CountHashClasses: refuse,
    ImportCompanyUsers: refuse,
    FindCompanyUser: refuse,
  };
}

const allowAccounts = {
  ...{ GetAccountStates: ['customer'], GetAccount: [], CreateAccount: ['customer'], InviteToPassword: [] },
  ...{
    ExpirePassword: [],
    LogOutAccount: [],
    BlockAccount: [],
    UnblockAccount: [],
    CountHashClasses: [],
    ImportCompanyUsers: ['customer'],
    FindCompanyUser: [],
  },
};
