import type { AccountState as AccountStateMessage } from '@latchkey/contracts/identity';
import type { AccountState, PasswordState } from '../domain/account-state.ts';

const passwordStates = {
  none: 'PASSWORD_STATE_NONE',
  set: 'PASSWORD_STATE_SET',
  imported: 'PASSWORD_STATE_IMPORTED',
  'reset-required': 'PASSWORD_STATE_RESET_REQUIRED',
} as const satisfies Record<PasswordState, string>;

/** An account's state on the wire. */
export function toState(account: AccountState): AccountStateMessage {
  const { customerId, version, state, password, linksUntil, passwordSetAt } = account;
  return {
    customerId,
    version,
    state,
    password: passwordStates[password],
    linksUntilMs: linksUntil ?? 0,
    passwordSetAtMs: passwordSetAt ?? 0,
  };
}
