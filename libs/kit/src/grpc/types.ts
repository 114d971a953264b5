import type { Metadata, MethodDefinition } from '@grpc/grpc-js';
import type { Actor } from '../origin/index.ts';

/** What all generated methods have in common, by their four conversions: taken in (never), given out (unknown). */
interface AnyMethod {
  requestSerialize: (request: never) => Buffer;
  requestDeserialize: (bytes: Buffer) => unknown;
  responseSerialize: (answer: never) => Buffer;
  responseDeserialize: (bytes: Buffer) => unknown;
}

/**
 * The methods of a generated service definition (libs/contracts), by their names in the proto. The definition's
 * index signature is left out, so that a misspelt name is an error.
 */
export type Methods<Definition> = {
  [
    Name in keyof Definition as string extends Name
      ? never
      : number extends Name
        ? never
        : Definition[Name] extends AnyMethod
          ? Name
          : never
  ]: Definition[Name];
};

type Parts<Method> = Method extends {
  requestSerialize: (request: infer In) => Buffer;
  requestDeserialize: (bytes: Buffer) => infer InOutput;
  responseSerialize: (answer: infer Out) => Buffer;
  responseDeserialize: (bytes: Buffer) => infer OutOutput;
}
  ? { in: In; out: Out; inOutput: InOutput; outOutput: OutOutput }
  : never;

/** A method whose messages are known to its callers and handlers only. */
export type Method = MethodDefinition<unknown, unknown>;

/**
 * Sends one call. Rejects with a ServiceError.
 * @param deadline milliseconds since the Unix epoch
 */
export type SendCall = (
  method: Method,
  request: unknown,
  metadata: Metadata,
  deadline: number,
) => Promise<unknown>;

/** What a handler learns of the call besides the message. */
export interface CallContext {
  /** The calling service, proven by its credential: `gateway`, `customer`, `notification`. */
  caller: string;
  /** Correlates log lines across processes; made at the edge. */
  requestId: string;
  /** Who acts in the end: the customer or member of staff behind the caller. The same as currentOrigin().actor. */
  actor: Actor;
}

/** One async function per RPC: takes the decoded message (every field present), returns the answer or throws an AppError. */
export type Handlers<Definition> = {
  [Name in keyof Methods<Definition>]: (
    request: Parts<Methods<Definition>[Name]>['inOutput'],
    context: CallContext,
  ) => Promise<Parts<Methods<Definition>[Name]>['out']>;
};

export interface CallOptions {
  /** Without it that of the current origin (kit/origin). */
  requestId?: string;
  /** Milliseconds; without it the client's default. A call never goes without a deadline. */
  deadlineMs?: number;
}

/** One async method per RPC, first letter lower case; rejects with the AppError the server threw, or `unavailable`. */
export type ServiceClient<Definition> = {
  [Name in keyof Methods<Definition> as Uncapitalize<Name & string>]: (
    request: Parts<Methods<Definition>[Name]>['in'],
    options?: CallOptions,
  ) => Promise<Parts<Methods<Definition>[Name]>['outOutput']>;
} & { close(): void };
