import type { CampaignOrderServiceDefinition } from '@latchkey/contracts/customer';
import type { ServiceClient } from '@latchkey/kit/grpc';
import type { CampaignDirectory, CampaignOrder } from '../domain/campaign-orders.ts';
import { breakerAround } from './circuit-breaker.ts';

/** Asked again soon, and worth nothing when it comes late. */
const deadlineMs = 1_000;

/** What campaigns' mails are to do, from customer, behind a circuit breaker. */
export function createGrpcCampaignDirectory(
  customer: Pick<ServiceClient<CampaignOrderServiceDefinition>, 'listCampaignOrders'>,
): CampaignDirectory & { stop(): void } {
  const breaker = breakerAround('customer.ListCampaignOrders', customer.listCampaignOrders);
  return {
    orders: async () => {
      const { orders } = await breaker.fire({}, { deadlineMs });
      return new Map(orders.map(({ campaignId, state }) => [campaignId, toOrder(state)]));
    },
    stop: () => breaker.shutdown(),
  };
}

/** A state newer than this service waits. */
function toOrder(state: string): CampaignOrder {
  return state === 'running' || state === 'cancelled' ? state : 'paused';
}
