import type { z } from 'zod';
import type { ErrorCode } from '@latchkey/kit/errors';
import type { RequestContext } from '../http/context.ts';

/** What is sent piece by piece, for as long as there is something to send. */
export interface StreamedBody {
  type: 'text/csv; charset=utf-8' | 'application/x-ndjson' | 'text/event-stream';
  /** The name under which browsers save it; without one it is no download. */
  fileName?: string;
  /**
   * Nothing is sent before the first piece is there, so that what fails until then is a problem document; what fails
   * later cuts the connection. Ended (`return`) as soon as the client has gone.
   */
  pieces: AsyncIterable<string>;
}

export interface Answer {
  status: 200 | 201 | 202 | 204;
  /** JSON; absent with 202, 204 and a stream. */
  body?: unknown;
  /** The name under which browsers save the body instead of showing it. */
  fileName?: string;
  stream?: StreamedBody;
  /** Value of Set-Cookie. */
  setCookie?: string;
}

/** An answer of the API document: JSON of a schema, or a stream of a media type, or nothing. */
export interface AnswerDescription {
  description: string;
  schema?: z.ZodType;
  /** Media type of a stream, without parameters. */
  streams?: 'text/csv' | 'application/x-ndjson' | 'text/event-stream';
}

/** What every operation gets of a request: checked, or refused before. */
export interface Asked<Body = unknown, Parameters = unknown, Query = unknown> {
  body: Body;
  parameters: Parameters;
  query: Query;
  /** What an operation with `upload` was sent. */
  uploaded: Buffer | undefined;
  context: RequestContext;
  /** Header Idempotency-Key of an operation that takes one; absent when the client sent none. */
  idempotencyKey: string | undefined;
}

/** One row of a table of routes, as far as the API document tells of it. */
export interface OperationDescription {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below the base of its group, in express' notation. */
  path: string;
  /** operationId of the API document; unique in its group. */
  id: string;
  /** A heading of the API document. */
  tag: string;
  summary: string;
  description?: string;
  /** Checks the body; operations without a body have none. */
  body?: z.ZodType;
  /** A body that is no JSON: its media type, and the most bytes of it. */
  upload?: { type: 'text/csv'; max: number };
  /** The most bytes of a JSON body, where the usual limit (http/body.ts) is too small. */
  bodyMax?: number;
  /** Checks the parameters of the path. */
  parameters?: z.ZodObject;
  /** Checks the query, whose values are texts, or lists of them when sent twice; without it any query is ignored. */
  query?: z.ZodObject;
  /** Whether it takes the header Idempotency-Key: sent again with the same key it does nothing twice. */
  idempotencyKey?: true;
  /** What it answers when all is well. */
  answers: Partial<Record<Answer['status'], AnswerDescription>>;
  /** The codes it can answer besides those of every operation; for the API document. */
  problems: readonly ErrorCode[];
}

/** What the pipeline runs. @typeParam Admitted what the group knows of who asks, from its own check */
export interface Operation<Admitted> extends OperationDescription {
  run(asked: Asked, admitted: Admitted): Promise<Answer>;
}

/** A description whose schemas say what the handler gets. */
export type Typed<Body, Parameters, Query> = Omit<OperationDescription, 'body' | 'parameters' | 'query'> & {
  body?: z.ZodType<Body>;
  parameters?: z.ZodObject & z.ZodType<Parameters>;
  query?: z.ZodObject & z.ZodType<Query>;
};
