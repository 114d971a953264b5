import { systemService, type SystemServiceDefinition } from '@latchkey/contracts/system';
import { asCaller, createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import type { House } from '@latchkey/kit/service';
import type { GatewayConfig } from '../config.ts';

/** What each service knows of itself, by its name. */
export type Systems = Readonly<
  Record<'identity' | 'customer' | 'notification', Pick<ServiceClient<SystemServiceDefinition>, 'describe'>>
>;

/** Connects in the background. */
export function connectSystems(house: House, config: GatewayConfig): Systems {
  const connect = (address: string): Systems['identity'] => {
    const peer = { ...asCaller(house, config), address };
    const client = createGrpcClient({ ...peer, service: systemService, idempotent: ['Describe'] });
    house.lifecycle.onStop('connections', 'system', () => client.close());
    return client;
  };
  return {
    identity: connect(config.IDENTITY_ADDRESS),
    customer: connect(config.CUSTOMER_ADDRESS),
    notification: connect(config.NOTIFICATION_ADDRESS),
  };
}
