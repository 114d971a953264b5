import { deliveriesService, type DeliveriesServiceDefinition } from '@latchkey/contracts/notification';
import { AppError } from '@latchkey/kit/errors';
import { serving, type Handlers, type Served } from '@latchkey/kit/grpc';
import { allowAll, recording, type Call } from './recording.ts';

export type DeliveryHandlers = Handlers<DeliveriesServiceDefinition>;

const notScripted = (): never => {
  throw new AppError('internal', { detail: 'no test asks for this' });
};

/** The ledger of mails; empty. */
export function scriptedDeliveries(): DeliveryHandlers {
  return {
    SearchDeliveries: () => Promise.resolve({ deliveries: [], nextCursor: '' }),
    GetDelivery: notScripted,
    RetryDelivery: notScripted,
    RetryDeliveries: notScripted,
  };
}

/** @param current what a test may have replaced */
export function deliveriesServer(current: DeliveryHandlers, calls: Call[]): Served {
  const handlers = recording(current, current, calls);
  return serving({ service: deliveriesService, handlers, allow: allowAll(current) });
}
