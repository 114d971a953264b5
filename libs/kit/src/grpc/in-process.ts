import { EventEmitter } from 'node:events';
import { type Metadata, status, type MethodDefinition, type sendUnaryData } from '@grpc/grpc-js';
import type { IncomingCall } from './server-call.ts';
import { failure } from './status-mapping.ts';
import { maxMessageBytes } from './transport.ts';

/** `in-process:NAME` is an address that only this process can call, and nobody can listen in on. */
const scheme = 'in-process:';

/** Answers one RPC. */
export type Answer = (call: IncomingCall, callback: sendUnaryData<unknown>) => void;

/** What listens in this process: by address, then by the RPC's path. */
const listening = new Map<string, ReadonlyMap<string, Answer>>();

export function isInProcess(address: string): boolean {
  return address.startsWith(scheme);
}

/**
 * @returns what stops listening; calls in flight go on
 * @throws Error with code EADDRINUSE when the address is taken
 */
export function listenInProcess(address: string, answers: ReadonlyMap<string, Answer>): () => void {
  if (listening.has(address)) {
    throw Object.assign(new Error(`${address} is in use`), { code: 'EADDRINUSE' });
  }
  listening.set(address, answers);
  return () => void listening.delete(address);
}

/** A call that reached its handler without a stream of its own. */
export class InProcessCall extends EventEmitter implements IncomingCall {
  readonly request: unknown;
  readonly metadata: Metadata;

  constructor(request: unknown, metadata: Metadata) {
    super();
    this.request = request;
    this.metadata = metadata;
  }
}

/**
 * One call without HTTP/2 and sockets, which cost several times what most calls do. The messages are encoded and
 * decoded all the same: neither side sees the other's objects, and defaults and limits are those of the wire.
 * @param deadline milliseconds since the Unix epoch
 * @throws ServiceError as a channel does
 */
export async function callInProcess(
  address: string,
  method: MethodDefinition<unknown, unknown>,
  request: unknown,
  { metadata, deadline, now }: { metadata: Metadata; deadline: number; now: number },
): Promise<unknown> {
  const answer = listening.get(address)?.get(method.path);
  if (answer === undefined) {
    throw failure(status.UNAVAILABLE, `nobody answers ${method.path} at ${address}`);
  }
  const call = new InProcessCall(copy(request, method.requestSerialize, method.requestDeserialize), metadata);
  const value = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      call.emit('cancelled');
      reject(failure(status.DEADLINE_EXCEEDED, 'Deadline exceeded'));
    }, deadline - now);
    answer(call, (error, answered) => {
      clearTimeout(timer);
      if (error === null) resolve(answered);
      else reject(failure(error.code ?? status.UNKNOWN, error.details ?? '', error.metadata));
    });
  });
  return copy(value, method.responseSerialize, method.responseDeserialize);
}

/** @throws ServiceError for what the wire would not carry */
function copy(
  message: unknown,
  encode: (message: unknown) => Buffer,
  decode: (bytes: Buffer) => unknown,
): unknown {
  let bytes: Buffer;
  try {
    bytes = encode(message);
  } catch (error) {
    throw failure(status.INTERNAL, error instanceof Error ? error.message : String(error));
  }
  if (bytes.length > maxMessageBytes) {
    throw failure(status.RESOURCE_EXHAUSTED, `a message of ${bytes.length} bytes`);
  }
  return decode(bytes);
}
