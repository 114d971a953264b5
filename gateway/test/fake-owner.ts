import { ownerService, type OwnerServiceDefinition } from '@latchkey/contracts/identity';
import { AppError } from '@latchkey/kit/errors';
import { serving, type Handlers, type Served } from '@latchkey/kit/grpc';
import { ada } from './ada.ts';
import { allowAll, recording, type Call } from './recording.ts';

export type OwnerHandlers = Handlers<OwnerServiceDefinition>;

const notTheGateways = (): never => {
  throw new AppError('internal', { detail: 'not an RPC of the gateway' });
};

/** OwnerService: says yes to everything, for Ada. */
export function scriptedOwner(): OwnerHandlers {
  return {
    GetLogins: notTheGateways,
    GetPreviousLogins: notTheGateways,
    VerifyPassword: () => Promise.resolve({}),
    RequestEmailChange: () => Promise.resolve({ requested: true }),
    ConfirmEmailChange: () => Promise.resolve({ customerId: ada.customerId }),
  };
}

/** @param current what a test may have replaced */
export function ownerServer(current: OwnerHandlers, calls: Call[]): Served {
  const scripted = scriptedOwner();
  return serving({
    service: ownerService,
    handlers: recording(scripted, current, calls),
    allow: allowAll(scripted),
  });
}
