import { status, type handleServerStreamingCall, type sendUnaryData } from '@grpc/grpc-js';
import { maxGatheredCalls } from './gathered-call-service.ts';
import type { CarryRequest__Output } from './gen/transport/v1/CarryRequest.ts';
import type { CarryResponse } from './gen/transport/v1/CarryResponse.ts';
import type { GatheredAnswer } from './gen/transport/v1/GatheredAnswer.ts';
import type { GatheredCall__Output } from './gen/transport/v1/GatheredCall.ts';
import { InProcessCall, type Answer } from './in-process.ts';
import { withOwnMetadata } from './metadata.ts';
import { trailerBytes } from './status-mapping.ts';
import type { Method } from './types.ts';

/** What can be carried: by its path. */
export type Carried = ReadonlyMap<string, { method: Method; answer: Answer }>;

/** Answers each call of a message as if it had come alone. What is done in one turn of the event loop leaves as one message. */
export function carryCalls(carried: Carried): handleServerStreamingCall<CarryRequest__Output, CarryResponse> {
  return (stream) => {
    const { calls } = stream.request;
    if (calls.length === 0 || calls.length > maxGatheredCalls) {
      const details = `1 to ${maxGatheredCalls} calls`;
      stream.emit('error', { code: status.INVALID_ARGUMENT, details });
      return;
    }
    const underWay = new Set<InProcessCall>();
    let ready: GatheredAnswer[] = [];
    let left = calls.length;
    const send = (): void => {
      const answers = ready;
      ready = [];
      stream.write({ answers });
      if (left === 0) stream.end();
    };
    const done = (answer: GatheredAnswer): void => {
      left -= 1;
      ready.push(answer);
      if (ready.length === 1) setImmediate(send);
    };

    stream.once('cancelled', () => {
      for (const call of underWay) call.emit('cancelled');
    });
    for (const [index, each] of calls.entries()) {
      const target = carried.get(each.path);
      const request = target && decoded(target.method, each);
      if (target === undefined || request === undefined) {
        done({ call: index, code: target === undefined ? status.UNIMPLEMENTED : status.INTERNAL });
        continue;
      }
      const call = new InProcessCall(request.message, withOwnMetadata(stream.metadata, each));
      underWay.add(call);
      target.answer(call, (error, answer) => {
        underWay.delete(call);
        done({ call: index, ...encoded(target.method, error, answer) });
      });
    }
  };
}

function decoded(method: Method, { request }: GatheredCall__Output): { message: unknown } | undefined {
  try {
    return { message: method.requestDeserialize(request) };
  } catch {
    return undefined;
  }
}

function encoded(method: Method, ...[error, answer]: Parameters<sendUnaryData<unknown>>): GatheredAnswer {
  if (error !== null) {
    const { code = status.UNKNOWN, details = '', metadata } = error;
    return { code, details, error: trailerBytes(metadata) };
  }
  try {
    return { response: method.responseSerialize(answer) };
  } catch (thrown) {
    return { code: status.INTERNAL, details: String(thrown) };
  }
}
