import { deliveriesService } from '@latchkey/contracts/notification';
import { serving, type Served } from '@latchkey/kit/grpc';
import { createOutbox } from '@latchkey/kit/mongo';
import type { Bus } from '@latchkey/kit/messaging';
import type { House } from '@latchkey/kit/service';
import type { NotificationConfig } from './config.ts';
import type { ContactDirectory } from './domain/people.ts';
import { retryDeliveries, retryDelivery } from './features/retry-deliveries/retry-deliveries.ts';
import { searchDeliveries } from './features/search-deliveries/search-deliveries.ts';
import { showDelivery } from './features/show-delivery/show-delivery.ts';
import { deliveryCallers, deliveryHandlers } from './inbound/delivery-handlers.ts';
import type { DeliveryModel } from './outbound/delivery-model.ts';
import { createMongoDeliveryArchive } from './outbound/mongo-delivery-archive.ts';

interface Parts extends House {
  config: NotificationConfig;
  bus: Bus;
  deliveries: DeliveryModel;
  contacts: ContactDirectory;
  /** Tells this copy's worker that there is work. */
  nudge: () => void;
}

/** What those who work for the shop see of the mails, and do to them. */
export function administration(parts: Parts): Served[] {
  const { config, clock, contacts, nudge } = parts;
  const outbox = createOutbox({ ...parts, model: parts.deliveries, source: '/notification' });
  const archive = createMongoDeliveryArchive(parts.deliveries, outbox);
  const retrying = { archive, clock, retryForMs: config.RETRY_FOR, nudge };
  const handlers = deliveryHandlers({
    search: (given) => searchDeliveries({ archive }, given),
    show: (id) => showDelivery({ archive, contacts }, id),
    retry: (...given) => retryDelivery(retrying, ...given),
    retryAll: (...given) => retryDeliveries(retrying, ...given),
  });
  return [serving({ service: deliveriesService, handlers, allow: deliveryCallers })];
}
