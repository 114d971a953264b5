import type { NotificationServiceDefinition } from '@latchkey/contracts/notification';
import type { Handlers } from '@latchkey/kit/grpc';
import type { DeliveryLedger } from '../domain/delivery-ledger.ts';

/** Who may use which call (ARCHITECTURE §7). */
export const allowedCallers = { CountDeliveries: ['gateway'] } as const;

/** The calls of protos/notification/v1. Errors: `unavailable` while the store is away. */
export function notificationHandlers(
  ledger: Pick<DeliveryLedger, 'countByState'>,
): Handlers<NotificationServiceDefinition> {
  return {
    CountDeliveries: async () => ({ byState: await ledger.countByState() }),
  };
}
