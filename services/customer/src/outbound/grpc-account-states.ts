import type {
  AccountServiceDefinition,
  AccountState as AccountStateMessage,
  PasswordState as WireState,
} from '@latchkey/contracts/identity';
import type { ServiceClient } from '@latchkey/kit/grpc';
import type { AccountState, AccountStates, PasswordState } from '../domain/directory.ts';

/** One read of the store. */
const deadlineMs = 5_000;

const passwordStates: Readonly<Record<WireState, PasswordState>> = {
  PASSWORD_STATE_UNSPECIFIED: 'none',
  PASSWORD_STATE_NONE: 'none',
  PASSWORD_STATE_SET: 'set',
  PASSWORD_STATE_IMPORTED: 'imported',
  PASSWORD_STATE_RESET_REQUIRED: 'reset-required',
};

/** Where accounts stand, from identity over gRPC. */
export function createGrpcAccountStates(
  identity: Pick<ServiceClient<AccountServiceDefinition>, 'getAccountStates'>,
): AccountStates {
  return {
    async get(customerIds) {
      const { states } = await identity.getAccountStates({ customerIds: [...customerIds] }, { deadlineMs });
      return states.map(toAccountState);
    },
  };
}

export function toAccountState(told: AccountStateMessage): AccountState {
  const { customerId, version, state, password, passwordSetAtMs, linksUntilMs } = told;
  return {
    customerId,
    version,
    state,
    password: passwordStates[password],
    ...(passwordSetAtMs === 0 ? {} : { passwordSetAt: passwordSetAtMs }),
    ...(linksUntilMs === 0 ? {} : { linksUntil: linksUntilMs }),
  };
}
