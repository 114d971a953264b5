import type { CompanyUserRepository } from './domain/company-user-repository.ts';
import type { CredentialRepository } from './domain/credential-repository.ts';
import { accountStateOf } from './domain/account-state.ts';
import { changeAddress, type ChangeAddressDeps } from './features/change-address/change-address.ts';
import { createAccount } from './features/create-account/create-account.ts';
import { describeAccount, type DescribeAccountDeps } from './features/describe-account/describe-account.ts';
import { findCompanyUser } from './features/find-company-user/find-company-user.ts';
import { importCompanyUsers } from './features/import-company-users/import-company-users.ts';
import {
  inviteToPassword,
  type InviteToPasswordDeps,
} from './features/invite-to-password/invite-to-password.ts';
import {
  blockAccount,
  expirePassword,
  logOutAccount,
  unblockAccount,
  type KeepAccountDeps,
} from './features/keep-account/keep-account.ts';
import { reportHashes, type ReportHashesDeps } from './features/report-hashes/report-hashes.ts';
import type { AccountFeatures } from './inbound/account-handlers.ts';

interface Deps
  extends
    KeepAccountDeps,
    ReportHashesDeps,
    Omit<ChangeAddressDeps, 'credentials'>,
    Omit<InviteToPasswordDeps, 'credentials'>,
    Omit<DescribeAccountDeps, 'credentials'> {
  credentials: CredentialRepository;
  companyUsers: CompanyUserRepository;
}

/** The part of the composition root that is about what staff does to accounts. */
export function accountFeatures(deps: Deps): AccountFeatures {
  return {
    accountStates: async (customerIds) => {
      const now = deps.clock.now();
      return (await deps.credentials.findMany({ customerIds, logins: [] })).map((each) =>
        accountStateOf(each, now),
      );
    },
    describeAccount: (customerId) => describeAccount(deps, customerId),
    createAccount: (given) => createAccount(deps, given),
    inviteToPassword: (given) => inviteToPassword(deps, given),
    expirePassword: (customerId) => expirePassword(deps, customerId),
    logOutAccount: (customerId) => logOutAccount(deps, customerId),
    blockAccount: (customerId) => blockAccount(deps, customerId),
    unblockAccount: (customerId) => unblockAccount(deps, customerId),
    changeAddress: (given) => changeAddress(deps, given),
    reportHashes: () => reportHashes(deps),
    importCompanyUsers: (...given) => importCompanyUsers(deps, ...given),
    findCompanyUser: (key) => findCompanyUser(deps, key),
  };
}
