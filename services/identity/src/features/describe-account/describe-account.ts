import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { accountStateOf, type AccountState } from '../../domain/account-state.ts';
import type { CompanyUser } from '../../domain/company-user.ts';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { isLive, type LinkPurpose } from '../../domain/link.ts';
import { className, classOf } from '../../domain/password-class.ts';
import type { Session } from '../../domain/session.ts';

export interface DescribeAccountDeps {
  credentials: Pick<CredentialRepository, 'findById'>;
  listSessions: (customerId: string) => Promise<Session[]>;
  clock: Clock;
}

/** What staff may know of an account: nothing that lets anybody in. */
export interface AccountDescription {
  readonly state: AccountState;
  readonly epoch: number;
  /** Its class is empty when the hash is of none that is verified. */
  readonly password: { readonly setAt: number; readonly class: string } | undefined;
  readonly links: readonly { readonly purpose: LinkPurpose; readonly expiresAt: number }[];
  readonly sessions: readonly Session[];
  readonly companyUsers: readonly CompanyUser[];
}

/** @throws AppError credential_not_found */
export async function describeAccount(
  deps: DescribeAccountDeps,
  customerId: string,
): Promise<AccountDescription> {
  const [credential, sessions] = await Promise.all([
    deps.credentials.findById(customerId),
    deps.listSessions(customerId),
  ]);
  if (credential === undefined) throw new AppError('credential_not_found');
  const now = deps.clock.now();
  const { password, links, epoch, companyUsers = [] } = credential;
  const known = password && classOf(password.phc);
  return {
    state: accountStateOf(credential, now),
    epoch,
    password: password && { setAt: password.setAt, class: known === undefined ? '' : className(known) },
    links: links
      .filter((link) => isLive(link, now))
      .map(({ purpose, expiresAt }) => ({ purpose, expiresAt })),
    sessions,
    companyUsers,
  };
}
