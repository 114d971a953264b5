import { Client, connectivityState, type ChannelCredentials, type ChannelOptions } from '@grpc/grpc-js';
import type { Clock } from '../clock/index.ts';
import { maxMessageBytes } from './transport.ts';

/** How long a call waits for the first connection when no copy is connected, at most. */
const connectWaitMs = 2_000;

const channelOptions: ChannelOptions = {
  // A name with several addresses is used evenly; a copy that is cut off is left out until it is back.
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  // The configuration is ours, not a TXT record's.
  'grpc.service_config_disable_resolution': 1,
  // A copy that hangs without closing its connections is noticed within 5 s.
  'grpc.keepalive_time_ms': 2_000,
  'grpc.keepalive_timeout_ms': 3_000,
  'grpc.keepalive_permit_without_calls': 1,
  // A restarted copy is used again within a second (the library adds up to 20 % to these).
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 800,
  // Restarted containers come back under other addresses; the default of 30 s would be too long.
  'grpc.dns_min_time_between_resolutions_ms': 1_000,
  'grpc.client_idle_timeout_ms': 24 * 3_600_000,
  'grpc.max_send_message_length': maxMessageBytes,
  'grpc.max_receive_message_length': maxMessageBytes,
  'grpc.enable_http_proxy': 0,
};

/** The copies of one service: one channel per configured address, used in turn. */
export interface Copies {
  /**
   * A connected copy if there is one; otherwise waits until one connects, all have failed or the deadline is
   * near. A call is only given to a copy that cannot be reached when there is no other.
   */
  next(deadline: number): Promise<Client>;
  close(): void;
}

export function connectCopies(
  addresses: readonly { address: string; credentials: ChannelCredentials }[],
  caller: string,
  clock: Clock,
): Copies {
  const options = { ...channelOptions, 'grpc.primary_user_agent': caller };
  const clients = addresses.map(({ address, credentials }) => new Client(address, credentials, options));
  let turn = 0;

  const inState = (state: connectivityState): Client | undefined => {
    const ordered = clients.map((_, index) => clients[(turn + index) % clients.length]);
    return ordered.find((client) => client?.getChannel().getConnectivityState(true) === state);
  };
  const nextOf = (client: Client): Client => {
    turn = (clients.indexOf(client) + 1) % clients.length;
    return client;
  };

  return {
    async next(deadline) {
      const until = Math.min(deadline, clock.now() + connectWaitMs);
      for (;;) {
        const ready = inState(connectivityState.READY);
        if (ready !== undefined) return nextOf(ready);
        const pending = inState(connectivityState.CONNECTING) ?? inState(connectivityState.IDLE);
        if (pending === undefined || clock.now() >= until) break;
        await Promise.race(clients.map((client) => change(client, until)));
      }
      const [first] = clients;
      if (first === undefined) throw new Error('a client needs an address');
      return nextOf(clients[turn] ?? first);
    },
    close: () => {
      for (const client of clients) client.close();
    },
  };
}

/** Resolves when the channel leaves its present state, or at the time given. */
function change(client: Client, until: number): Promise<void> {
  const channel = client.getChannel();
  return new Promise((resolve) => {
    channel.watchConnectivityState(channel.getConnectivityState(true), until, () => {
      resolve();
    });
  });
}
