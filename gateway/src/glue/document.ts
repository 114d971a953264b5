import type { Response } from 'express';
import type { GlueError } from './errors.ts';

/** A JSON:API resource as Glue renders it. */
export interface Resource {
  type: string;
  /** Null where the resource has none (tokens). */
  id: string | null;
  attributes: Readonly<Record<string, unknown>>;
  /** Path below the base of Glue, such as `/customers/DE--1`. */
  path: string;
}

/** What an operation answers: nothing (204), one resource, or a collection. */
export type GlueAnswer =
  | { status: 204 }
  | { status: 200 | 201 | 202; resource: Resource }
  | { status: 200; collection: readonly Resource[]; path: string };

/** JSON:API 1.0 allows no media type parameters, so no charset. */
const contentType = 'application/vnd.api+json';

/** RFC 9110 renamed 422; Node 20 still knows the old phrase. */
const reasonOf422 = 'Unprocessable Content';

function render(base: string, resource: Resource): unknown {
  const { type, id, attributes, path } = resource;
  return { type, id, attributes, links: { self: base + path } };
}

function send(response: Response, status: number, body: unknown): void {
  response.statusCode = status;
  if (status === 422) response.statusMessage = reasonOf422;
  response.setHeader('Content-Type', contentType);
  // express' own send() would add a charset.
  response.end(JSON.stringify(body));
}

/** @param base absolute URL of Glue, such as `https://shop.example/glue` */
export function sendAnswer(response: Response, base: string, answer: GlueAnswer): void {
  if (answer.status === 204) {
    response.statusCode = 204;
    response.end();
  } else if ('collection' in answer) {
    const data = answer.collection.map((resource) => render(base, resource));
    send(response, answer.status, { data, links: { self: base + answer.path } });
  } else {
    send(response, answer.status, { data: render(base, answer.resource) });
  }
}

/** The status of the answer is that of the last error. */
export function sendErrors(response: Response, errors: readonly GlueError[], retryAfter?: number): void {
  const status = errors.at(-1)?.status ?? 400;
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="Access to shop API"');
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  send(response, status, { errors });
}
