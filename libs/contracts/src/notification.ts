import { loadService } from './load-service.ts';
import type { NotificationServiceDefinition } from './gen/notification/v1/NotificationService.ts';

export type { NotificationServiceDefinition };
export type { CountDeliveriesRequest__Output as CountDeliveriesRequest } from './gen/notification/v1/CountDeliveriesRequest.ts';
export type { CountDeliveriesResponse__Output as CountDeliveriesResponse } from './gen/notification/v1/CountDeliveriesResponse.ts';

/** The gRPC service of protos/notification/v1. */
export const notificationService = loadService(
  'notification/v1/notification.proto',
  'notification.v1.NotificationService',
) as NotificationServiceDefinition;
