import { Client, experimental, type ChannelCredentials, type ChannelOptions } from '@grpc/grpc-js';
import { parseHostPort } from '../config/index.ts';
import { maxMessageBytes } from './transport.ts';

const channelOptions: ChannelOptions = {
  // Copies are used evenly; one that is cut off is left out until it is back.
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  // The configuration is ours, not a TXT record's.
  'grpc.service_config_disable_resolution': 1,
  // A copy that hangs without closing its connections is noticed within 5 s, whether calls are waiting or not.
  'grpc.keepalive_time_ms': 2_000,
  'grpc.keepalive_timeout_ms': 3_000,
  'grpc.keepalive_permit_without_calls': 1,
  // A restarted copy is used again within a second (the library adds up to 20 % to these).
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 800,
  // Restarted containers come back under other addresses; the library's 30 s would be too long.
  'grpc.dns_min_time_between_resolutions_ms': 1_000,
  'grpc.max_send_message_length': maxMessageBytes,
  'grpc.max_receive_message_length': maxMessageBytes,
  'grpc.enable_http_proxy': 0,
};

const listScheme = 'latchkey-list';
const toEndpoint = (address: string): experimental.Endpoint => {
  if (address.startsWith('unix:')) return { addresses: [{ path: address.slice('unix:'.length) }] };
  const { host, port } = parseHostPort(address) ?? { host: address, port: 0 };
  return { addresses: [{ host, port }] };
};

/**
 * Resolves a list of copies into one channel, so that a call which never reached one copy is safely moved to
 * another by the library, whether it is idempotent or not. Names are looked up at every connect.
 */
class ListResolver implements experimental.Resolver {
  readonly #tell: () => void;
  #told = false;

  constructor(target: experimental.GrpcUri, listener: experimental.ResolverListener) {
    const endpoints = target.path.split(',').map(toEndpoint);
    this.#tell = () => void listener(experimental.statusOrFromValue(endpoints), {}, null, '');
  }

  /** The list never changes; told again, it would reconnect every copy. */
  updateResolution(): void {
    if (!this.#told) process.nextTick(this.#tell);
    this.#told = true;
  }

  /** The channel went idle; when it wakes up, it asks again. */
  destroy(): void {
    this.#told = false;
  }

  /** With TLS the copies of a list share one certificate name: that of the first. */
  static getDefaultAuthority(target: experimental.GrpcUri): string {
    return target.path.split(',')[0] ?? '';
  }
}
experimental.registerResolver(listScheme, ListResolver);

/**
 * One channel over all copies of a service. It connects in the background.
 * @param addresses at least one; a single one may also be `dns:///name:port`
 * @param caller shown as user agent
 */
export function openChannel(
  addresses: readonly string[],
  credentials: ChannelCredentials,
  caller: string,
): Client {
  const target = addresses.length === 1 ? addresses.join() : `${listScheme}:${addresses.join(',')}`;
  const client = new Client(target, credentials, { ...channelOptions, 'grpc.primary_user_agent': caller });
  client.getChannel().getConnectivityState(true);
  return client;
}
