import { status, type Client } from '@grpc/grpc-js';
import { z } from 'zod';
import { gatheredCallService, maxGatheredCalls } from './gathered-call-service.ts';
import type { CarryResponse__Output } from './gen/transport/v1/CarryResponse.ts';
import type { GatheredAnswer__Output } from './gen/transport/v1/GatheredAnswer.ts';
import { ownMetadata } from './metadata.ts';
import { failure, withTrailer } from './status-mapping.ts';
import type { SendCall } from './types.ts';

const knownStatus = z.enum(status).catch(status.UNKNOWN);

interface Waiting {
  call: Parameters<SendCall>;
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Sends calls that begin in one turn of the event loop as one, which costs both sides little more than each of them would;
 * one that begins alone is sent alone. Each is answered when it is done, whatever the others wait for. Only for calls with
 * the same credential and deadline.
 * @param alone sends a single call over the client
 */
export function gatherCalls(client: Client, alone: SendCall): SendCall {
  let waiting: Waiting[] = [];

  const sendAlone = ({ call, resolve, reject }: Waiting): void => void alone(...call).then(resolve, reject);
  const carryOrReject = (together: readonly [Waiting, ...Waiting[]]): void => {
    try {
      carry(client, together, sendAlone);
    } catch (error) {
      // The client was closed meanwhile.
      for (const { reject } of together) reject(error);
    }
  };
  const sendAll = (): void => {
    const gathered = waiting;
    waiting = [];
    for (let at = 0; at < gathered.length; at += maxGatheredCalls) {
      const [first, ...others] = gathered.slice(at, at + maxGatheredCalls);
      if (first === undefined) continue;
      if (others.length === 0) sendAlone(first);
      else carryOrReject([first, ...others]);
    }
  };
  return (...call) =>
    new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject });
      if (waiting.length === 1) setImmediate(sendAll);
    });
}

function carry(
  client: Client,
  gathered: readonly [Waiting, ...Waiting[]],
  sendAlone: (waiting: Waiting) => void,
): void {
  const { path, requestSerialize, responseDeserialize } = gatheredCallService.Carry;
  const [, , sharedMetadata, deadline] = gathered[0].call;
  const open = new Map<number, Waiting>();
  const calls = gathered.flatMap((each) => {
    const [method, request, metadata] = each.call;
    try {
      const encoded = {
        path: method.path,
        request: method.requestSerialize(request),
        ...ownMetadata(metadata),
      };
      open.set(open.size, each);
      return [encoded];
    } catch (error) {
      each.reject(failure(status.INTERNAL, String(error)));
      return [];
    }
  });
  const stream = client.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    { calls },
    sharedMetadata,
    { deadline },
  );
  stream.on('data', ({ answers }: CarryResponse__Output) => {
    for (const answer of answers) {
      const each = open.get(answer.call);
      open.delete(answer.call);
      if (each !== undefined) settle(each, answer);
    }
  });
  // The status says the same, and comes always.
  stream.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => stream.once('end', resolve));
  stream.once('status', ({ code, details, metadata }) => {
    void ended.then(() => {
      for (const each of open.values()) {
        // A copy of a version that does not know this way yet; it has begun none of them.
        if (code === status.UNIMPLEMENTED) sendAlone(each);
        else if (code === status.OK) each.reject(failure(status.UNAVAILABLE, 'ended without an answer'));
        else each.reject(failure(code, details, metadata));
      }
    });
  });
}

function settle({ call: [method], resolve, reject }: Waiting, answer: GatheredAnswer__Output): void {
  const { code, response, details, error } = answer;
  if (code !== (status.OK as number)) {
    reject(failure(knownStatus.parse(code), details, withTrailer(error)));
    return;
  }
  try {
    resolve(method.responseDeserialize(response));
  } catch (thrown) {
    reject(failure(status.INTERNAL, String(thrown)));
  }
}
