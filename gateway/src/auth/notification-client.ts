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
import type { ServiceClient } from '@latchkey/kit/grpc';
import type { House } from '@latchkey/kit/service';
import type { GatewayConfig } from '../config.ts';
import { connectTo } from './connect-to.ts';

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
  const connect = connectTo(house, config, config.NOTIFICATION_ADDRESS);
  return {
    ...connect(notificationService, ['CountDeliveries']),
    ...connect(deliveriesService, ['SearchDeliveries', 'GetDelivery']),
    ...connect(deadLettersService, ['ListDeadLetters', 'GetDeadLetter']),
    ...connect(mailsService, ['ListMails', 'PreviewMail']),
  };
}
