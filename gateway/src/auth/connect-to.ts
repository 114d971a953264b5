import { asCaller, createGrpcClient, type GrpcClientOptions, type ServiceClient } from '@latchkey/kit/grpc';
import type { House } from '@latchkey/kit/service';
import type { GatewayConfig } from '../config.ts';

/** Describes the service of a client, as generated from its proto. */
type AnyService = Parameters<typeof createGrpcClient>[0]['service'];

/**
 * Makes clients of the services at one address; they connect in the background and close when the process stops.
 * The names are RPCs that may be sent again when the server was not reached, and those of which many come at
 * a time (GrpcClientOptions: idempotent, gathered).
 */
export function connectTo(house: House, config: GatewayConfig, address: string) {
  const peer = { ...asCaller(house, config), address };
  return <Service extends AnyService>(
    service: Service,
    idempotent: GrpcClientOptions<Service>['idempotent'],
    gathered: GrpcClientOptions<Service>['gathered'] = [],
  ): ServiceClient<Service> => {
    const client = createGrpcClient({ ...peer, service, idempotent, gathered });
    house.lifecycle.onStop('connections', address, () => client.close());
    return client;
  };
}
