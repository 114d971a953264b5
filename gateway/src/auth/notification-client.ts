import {
  deadLettersService,
  deliveriesService,
  mailsService,
  notificationService,
  type DeadLettersServiceDefinition,
  type DeliveriesServiceDefinition,
  type MailsServiceDefinition,
  type NotificationServiceDefinition,
} from '@latchkey/contracts/notification';
import { asCaller, createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import type { House } from '@latchkey/kit/service';
import type { GatewayConfig } from '../config.ts';

/** All that notification serves; its services live at one address. */
export type NotificationClient = Omit<
  ServiceClient<NotificationServiceDefinition> &
    ServiceClient<DeliveriesServiceDefinition> &
    ServiceClient<DeadLettersServiceDefinition> &
    ServiceClient<MailsServiceDefinition>,
  'close'
>;

/** Connects in the background; logins and passwords do not need it. */
export function connectNotification(house: House, config: GatewayConfig): NotificationClient {
  const peer = { ...asCaller(house, config), address: config.NOTIFICATION_ADDRESS };
  const ledger = createGrpcClient({ ...peer, service: notificationService, idempotent: ['CountDeliveries'] });
  const deliveries = createGrpcClient({
    ...peer,
    service: deliveriesService,
    idempotent: ['SearchDeliveries', 'GetDelivery'],
  });
  const deadLetters = createGrpcClient({
    ...peer,
    service: deadLettersService,
    idempotent: ['ListDeadLetters', 'GetDeadLetter'],
  });
  const mails = createGrpcClient({
    ...peer,
    service: mailsService,
    idempotent: ['ListMails', 'PreviewMail'],
  });
  house.lifecycle.onStop('connections', 'notification', () => {
    for (const client of [ledger, deliveries, deadLetters, mails]) client.close();
  });
  return { ...ledger, ...deliveries, ...deadLetters, ...mails };
}
