import {
  accountService,
  identityCampaignService,
  identityService,
  type AccountServiceDefinition,
  type IdentityCampaignServiceDefinition,
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

/** What campaigns have asked of identity. */
export interface AskedOfAccounts {
  readonly admitted: Map<string, { startedAtMs: number; withoutPassword: boolean }>;
  readonly closed: Set<string>;
  /** Every request, also those that asked for what had been done. */
  readonly expired: { campaignId: string; customerIds: readonly string[] }[];
  /** Whose password is left alone. */
  readonly left: Set<string>;
  /** Ending passwords is not possible just now. */
  away: boolean;
}

export function createAskedOfAccounts(): AskedOfAccounts {
  return { admitted: new Map(), closed: new Set(), expired: [], left: new Set(), away: false };
}

/** Serves the part of identity that customer uses, over gRPC, with its rows in memory. */
export function startFakeIdentity(options: {
  credentials: MemoryCredentials;
  campaigns: AskedOfAccounts;
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
      serving({
        service: identityCampaignService,
        handlers: campaignHandlers(options.campaigns),
        allow: { AdmitCampaign: ['customer'], CloseCampaign: ['customer'], ExpirePasswords: ['customer'] },
      }),
    ],
    callers: { customer: options.customerCredential },
    listen: options.listen,
    logger: silentLogger,
  });
}

/** As identity does it: only a campaign that is admitted and open ends passwords. */
function campaignHandlers(asked: AskedOfAccounts): Handlers<IdentityCampaignServiceDefinition> {
  return {
    AdmitCampaign: ({ campaignId, ...campaign }) => {
      if (!asked.admitted.has(campaignId)) asked.admitted.set(campaignId, campaign);
      return Promise.resolve({});
    },
    CloseCampaign: ({ campaignId }) => {
      asked.closed.add(campaignId);
      return Promise.resolve({});
    },
    ExpirePasswords: ({ campaignId, customerIds }) => {
      if (asked.away) return Promise.reject(new AppError('unavailable'));
      if (!asked.admitted.has(campaignId) || asked.closed.has(campaignId))
        return Promise.reject(new AppError('campaign_not_found'));
      asked.expired.push({ campaignId, customerIds });
      return Promise.resolve({
        expired: customerIds.filter((id) => !asked.left.has(id)),
        left: customerIds.filter((id) => asked.left.has(id)),
      });
    },
  };
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
    ChangeAccountEmail: refuse,
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
    ImportCompanyUsers: ['customer'],
    FindCompanyUser: [],
    ChangeAccountEmail: [],
    CountHashClasses: [],
  },
};
