import type { Credential, CredentialState } from './credential.ts';
import { isLive } from './link.ts';

/** What staff is told of a password; `imported`: it came with an import, its owner has not chosen another since. */
export type PasswordState = 'none' | 'set' | 'imported' | 'reset-required';

/** Where an account stands, as lists show it. Times are milliseconds since the Unix epoch. */
export interface AccountState {
  readonly customerId: string;
  readonly version: number;
  readonly state: CredentialState;
  readonly password: PasswordState;
  /** When the last of its live links ends; undefined without one. */
  readonly linksUntil: number | undefined;
  /** When the password was set or imported; undefined without one. */
  readonly passwordSetAt: number | undefined;
}

export function accountStateOf(credential: Credential, now: number): AccountState {
  const { customerId, version, state, links } = credential;
  const live = links.filter((link) => isLive(link, now)).map((link) => link.expiresAt);
  return {
    customerId,
    version,
    state,
    password: passwordStateOf(credential),
    linksUntil: live.length === 0 ? undefined : Math.max(...live),
    passwordSetAt: credential.password?.setAt,
  };
}

function passwordStateOf({ state, blockedFrom, password }: Credential): PasswordState {
  if (state === 'reset-required' || blockedFrom === 'reset-required') return 'reset-required';
  if (password === undefined) return 'none';
  return password.origin === 'import' ? 'imported' : 'set';
}
