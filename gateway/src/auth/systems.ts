import { systemService, type SystemServiceDefinition } from '@latchkey/contracts/system';
import type { ServiceClient } from '@latchkey/kit/grpc';
import type { House } from '@latchkey/kit/service';
import type { GatewayConfig } from '../config.ts';
import { connectTo } from './connect-to.ts';

/** What each service knows of itself, by its name. */
export type Systems = Readonly<
  Record<'identity' | 'customer' | 'notification', Pick<ServiceClient<SystemServiceDefinition>, 'describe'>>
>;

/** Connects in the background. */
export function connectSystems(house: House, config: GatewayConfig): Systems {
  const connect = (address: string): Systems['identity'] =>
    connectTo(house, config, address)(systemService, ['Describe']);
  return {
    identity: connect(config.IDENTITY_ADDRESS),
    customer: connect(config.CUSTOMER_ADDRESS),
    notification: connect(config.NOTIFICATION_ADDRESS),
  };
}
