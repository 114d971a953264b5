import { z } from 'zod';
import type { AccountServiceDefinition, GetAccountResponse } from '@latchkey/contracts/identity';
import { serving, type Served } from '@latchkey/kit/grpc';
import { accountService } from '@latchkey/contracts/identity';
import type { Handlers } from '@latchkey/kit/grpc';
import type { AccountState } from '../domain/account-state.ts';
import type { createAccount } from '../features/create-account/create-account.ts';
import type { AccountDescription } from '../features/describe-account/describe-account.ts';
import type { reportHashes } from '../features/report-hashes/report-hashes.ts';
import { toState } from './account-state-message.ts';
import { companyUserHandlers, toCompanyUser, type CompanyUserFeatures } from './company-user-handlers.ts';
import { purposeNames, toSessionInfo } from './grpc-handlers.ts';
import { parseRequest } from './request-schemas.ts';
import { loginMaxLength } from '../domain/login.ts';

/** What those who work for the shop can have done to an account. */
export interface AccountFeatures extends CompanyUserFeatures {
  accountStates: (customerIds: readonly string[]) => Promise<AccountState[]>;
  describeAccount: (customerId: string) => Promise<AccountDescription>;
  createAccount: (given: Parameters<typeof createAccount>[1]) => ReturnType<typeof createAccount>;
  inviteToPassword: (given: { customerId: string; locale: string }) => Promise<string>;
  expirePassword: (customerId: string) => Promise<void>;
  logOutAccount: (customerId: string) => Promise<void>;
  blockAccount: (customerId: string) => Promise<void>;
  unblockAccount: (customerId: string) => Promise<void>;
  changeAddress: (given: { customerId: string; newLogin: string }) => Promise<void>;
  reportHashes: () => ReturnType<typeof reportHashes>;
}

const id = z.uuid();
const customer = z.object({ customerId: id });
const login = z.string().trim().min(1).max(loginMaxLength);
const requests = {
  GetAccountStates: z.object({ customerIds: z.array(id).min(1).max(500) }),
  InviteToPassword: customer.extend({ locale: z.string().max(35) }),
  ChangeAccountEmail: customer.extend({ login }),
  CreateAccount: customer.extend({
    customerReference: z.string().min(1).max(255),
    login,
    requestId: id,
    locale: z.string().max(35),
    invite: z.boolean(),
  }),
} as const;

/** protos/identity/v1/accounts.proto, served. */
export function accountServer(features: AccountFeatures): Served {
  return serving({
    service: accountService,
    handlers: accountHandlers(features),
    allow: {
      GetAccountStates: ['customer'],
      GetAccount: ['gateway'],
      CreateAccount: ['customer'],
      InviteToPassword: ['gateway'],
      ExpirePassword: ['gateway'],
      LogOutAccount: ['gateway'],
      BlockAccount: ['gateway'],
      UnblockAccount: ['gateway'],
      ChangeAccountEmail: ['gateway'],
      CountHashClasses: ['gateway'],
      ImportCompanyUsers: ['customer'],
      FindCompanyUser: ['gateway'],
    },
  });
}

function accountHandlers(features: AccountFeatures): Handlers<AccountServiceDefinition> {
  /** An act that is told nothing but whose account it is, and answers nothing. */
  const act = (work: (customerId: string) => Promise<void>) => async (request: unknown) => {
    await work(parseRequest(customer, request).customerId);
    return {};
  };
  return {
    ...companyUserHandlers(features),
    GetAccountStates: async (request) => {
      const { customerIds } = parseRequest(requests.GetAccountStates, request);
      return { states: (await features.accountStates(customerIds)).map(toState) };
    },
    GetAccount: async (request) =>
      toDescription(await features.describeAccount(parseRequest(customer, request).customerId)),
    CreateAccount: async (request) => {
      const { pendingHolder } = await features.createAccount(parseRequest(requests.CreateAccount, request));
      return { pendingHolderCustomerId: pendingHolder ?? '' };
    },
    InviteToPassword: async (request) => ({
      requestId: await features.inviteToPassword(parseRequest(requests.InviteToPassword, request)),
    }),
    ExpirePassword: act(features.expirePassword),
    LogOutAccount: act(features.logOutAccount),
    BlockAccount: act(features.blockAccount),
    UnblockAccount: act(features.unblockAccount),
    ChangeAccountEmail: async (request) => {
      const { customerId, login: newLogin } = parseRequest(requests.ChangeAccountEmail, request);
      await features.changeAddress({ customerId, newLogin });
      return {};
    },
    CountHashClasses: async () => {
      const { classes, countedAt } = await features.reportHashes();
      return { classes, countedAtMs: countedAt };
    },
  };
}

function toDescription({
  state,
  password,
  links,
  epoch,
  sessions,
  companyUsers,
}: AccountDescription): GetAccountResponse {
  return {
    state: toState(state),
    passwordSetAtMs: password?.setAt ?? 0,
    passwordClass: password?.class ?? '',
    epoch,
    links: links.map(({ purpose, expiresAt }) => ({
      purpose: purposeNames[purpose],
      expiresAtMs: expiresAt,
    })),
    sessions: sessions.map(toSessionInfo),
    companyUsers: companyUsers.map(toCompanyUser),
  };
}
