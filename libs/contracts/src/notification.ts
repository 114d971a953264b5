import { loadService } from './load-service.ts';
import type { DeadLettersServiceDefinition } from './gen/notification/v1/DeadLettersService.ts';
import type { DeliveriesServiceDefinition } from './gen/notification/v1/DeliveriesService.ts';
import type { MailsServiceDefinition } from './gen/notification/v1/MailsService.ts';
import type { NotificationServiceDefinition } from './gen/notification/v1/NotificationService.ts';

export type {
  DeadLettersServiceDefinition,
  DeliveriesServiceDefinition,
  MailsServiceDefinition,
  NotificationServiceDefinition,
};
export type { CountDeliveriesRequest__Output as CountDeliveriesRequest } from './gen/notification/v1/CountDeliveriesRequest.ts';
export type { CountDeliveriesResponse__Output as CountDeliveriesResponse } from './gen/notification/v1/CountDeliveriesResponse.ts';
export type { Delivery__Output as Delivery } from './gen/notification/v1/Delivery.ts';
export type { DeliveryEvent__Output as DeliveryEvent } from './gen/notification/v1/DeliveryEvent.ts';
export type { DeliveryFilter } from './gen/notification/v1/DeliveryFilter.ts';
export type { DeadLetter__Output as DeadLetter } from './gen/notification/v1/DeadLetter.ts';

/** The gRPC services of protos/notification/v1, all at notification's address. */
export const notificationService = loadService(
  'notification.v1.NotificationService',
) as NotificationServiceDefinition;

export const deliveriesService = loadService(
  'notification.v1.DeliveriesService',
) as DeliveriesServiceDefinition;

export const mailsService = loadService('notification.v1.MailsService') as MailsServiceDefinition;

export const deadLettersService = loadService(
  'notification.v1.DeadLettersService',
) as DeadLettersServiceDefinition;
