import type { ServiceDefinition, ServiceError } from '@grpc/grpc-js';
import { systemClock, type Clock } from '../clock/index.ts';
import { newId } from '../ids/index.ts';
import { givenOrigin } from '../origin/index.ts';
import { withRetry } from './client-retry.ts';
import { openChannel } from './channel.ts';
import { gatherCalls } from './gather-calls.ts';
import { callInProcess, isInProcess } from './in-process.ts';
import { callMetadata } from './metadata.ts';
import { fromStatus } from './status-mapping.ts';
import { channelCredentials, splitAddresses, type Security, type TlsFiles } from './transport.ts';
import type { CallOptions, Method, Methods, SendCall, ServiceClient } from './types.ts';

/** Longer than it takes to notice a copy that hangs (5 s), so that another copy still gets its try. */
const defaultDeadlineMs = 10_000;

export interface GrpcClientOptions<Definition> {
  service: Definition;
  /** `host:port`, `dns:///name:port` (round robin over copies), comma-separated `host:port,host:port`, `unix:/path`, or `in-process:NAME`. */
  address: string;
  /** This service's name and its credential, sent with every call. */
  caller: string;
  credential: string;
  /** Default deadline in milliseconds; 10 s if not given. */
  deadlineMs?: number;
  /** RPCs that may be sent again when the copy they were sent to went away (UNAVAILABLE), to another if there is one. */
  idempotent: readonly (keyof Methods<Definition> & string)[];
  /**
   * RPCs that are called many at a time, with small messages: calls that begin in one turn of the event loop are sent as
   * one (protos/transport). Each is answered by itself.
   */
  gathered?: readonly (keyof Methods<Definition> & string)[];
  tls?: TlsFiles;
  /** Allows plaintext to another machine; without it such an address needs `tls`. */
  allowPlaintext?: boolean;
}

type UntypedCall = (request: unknown, options?: CallOptions) => Promise<unknown>;

/**
 * Opens channels to every copy of a service; connecting goes on in the background and never ends the process.
 * @throws ConfigError for an address that needs TLS and has none, or that cannot be understood
 */
export function createGrpcClient<Definition extends ServiceDefinition>(
  options: GrpcClientOptions<Definition>,
): ServiceClient<Definition> {
  const clock = systemClock;
  const channel = isInProcess(options.address) ? inProcess(options.address, clock) : overTheWire(options);
  const idempotent = new Set<string>(options.idempotent);
  const gathered = new Set<string>(options.gathered);

  const call =
    (name: string, method: Method): UntypedCall =>
    async (request, callOptions = {}) => {
      // Those that are sent as one share their deadline: the default, from now on.
      const together = gathered.has(name) && callOptions.deadlineMs === undefined;
      const deadline = clock.now() + (callOptions.deadlineMs ?? options.deadlineMs ?? defaultDeadlineMs);
      const origin = givenOrigin();
      const requestId = callOptions.requestId ?? (origin?.requestId || newId());
      const metadata = callMetadata(options.credential, requestId, origin?.actor);
      try {
        return await withRetry(
          (tries) => {
            const send = together && tries === 1 ? channel.sendGathered : channel.send;
            return send(method, request, metadata.clone(), deadline);
          },
          { idempotent: idempotent.has(name), deadline, clock },
        );
      } catch (error) {
        throw isServiceError(error) ? fromStatus(error, method.path) : error;
      }
    };

  const methods = Object.entries<Method>(options.service);
  const calls = methods.map(([name, method]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    call(name, method),
  ]);
  return { ...Object.fromEntries(calls), close: () => channel.close() } as ServiceClient<Definition>;
}

interface Channel {
  send: SendCall;
  sendGathered: SendCall;
  close(): void;
}

function inProcess(address: string, clock: Clock): Channel {
  const send: SendCall = (method, request, metadata, deadline) =>
    callInProcess(address, method, request, { metadata, deadline, now: clock.now() });
  return { send, sendGathered: send, close: () => undefined };
}

function overTheWire(options: Security & { address: string; caller: string }): Channel {
  const addresses = splitAddresses(options.address);
  const client = openChannel(addresses, channelCredentials(addresses, options), options.caller);
  const send: SendCall = (method, request, metadata, deadline) =>
    new Promise((resolve, reject) => {
      const { path, requestSerialize, responseDeserialize } = method;
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        metadata,
        { deadline },
        (error, answer) => (error === null ? resolve(answer) : reject(error)),
      );
    });
  return { send, sendGathered: gatherCalls(client, send), close: () => client.close() };
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'code' in error && 'metadata' in error;
}
