import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Router } from 'express';
import { fieldErrors } from '@latchkey/kit/errors';
import type { Logger } from '@latchkey/kit/logging';
import { bytesReader, hasContentType, jsonReader, readJson } from '../http/body.ts';
import { HttpError } from '../http/http-error.ts';
import { describeProblem, logFailure, notFound, sendProblem } from '../http/problem.ts';
import { check } from './check.ts';
import type { Asked, Operation } from './operation.ts';
import { sendAnswer } from './send.ts';

/** A group of routes that share how they tell who asks. */
export interface Group<Admitted, Row extends Operation<Admitted>> {
  /** Where it is mounted, such as `/storefront`. */
  base: string;
  /** Name of the protected space in WWW-Authenticate (RFC 7235). */
  realm: string;
  operations: readonly Row[];
  /** Lets a request in or refuses it, before anything of its content is read. @throws AppError, HttpError */
  admit(operation: Row, request: Request): Admitted | Promise<Admitted>;
  logger: Logger;
  /** Aborts when the process stops. */
  stopping: AbortSignal;
}

/** Serves a table of operations; it answers every request below its base, with problem+json where it refuses. */
export function operationsRouter<Admitted, Row extends Operation<Admitted>>(
  group: Group<Admitted, Row>,
): Router {
  const router = express.Router({ caseSensitive: true });
  const { base, operations } = group;
  for (const operation of operations) router[operation.method](operation.path, serve(operation, group));
  const paths = [...new Set(operations.map((each) => each.path))].map((path) => ({
    path,
    pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}/?$`),
    methods: operations.filter((each) => each.path === path).map((each) => each.method.toUpperCase()),
  }));
  for (const { path } of paths) {
    router.all(path, (request, response) => {
      response.locals.route = `${base}${path}`;
      // A path with a name in it may be one of a kind, too: /deliveries/retry is served beside /deliveries/:id.
      const served = paths.filter(({ pattern }) => pattern.test(request.path));
      response.setHeader('Allow', served.flatMap(({ methods }) => methods).join(', '));
      sendProblem(response, { type: 'about:blank', status: 405, title: 'Method not allowed.' });
    });
  }
  router.use(notFound);
  const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    // Only express itself throws here: a path that cannot be decoded.
    sendProblem(response, describeProblem(error).problem);
  };
  router.use(onError);
  return router;
}

/** The handler of one operation: who asks, path, query, body, work. It answers every failure itself. */
function serve<Admitted, Row extends Operation<Admitted>>(
  operation: Row,
  group: Group<Admitted, Row>,
): RequestHandler {
  const { parameters, query, body, bodyMax, upload } = operation;
  const route = `${group.base}${operation.path}`;
  const readBody = bodyMax === undefined ? readJson : jsonReader(bodyMax);
  const readUpload = upload && bytesReader(upload.max);
  return async (request, response) => {
    response.locals.route = route;
    try {
      const admitted = await group.admit(operation, request);
      const asked: Asked = {
        parameters: parameters && check(parameters, request.params, 'path'),
        query: query && check(query, { ...request.query }, 'query'),
        idempotencyKey: operation.idempotencyKey && readIdempotencyKey(request),
        body: undefined,
        uploaded: undefined,
        context: response.locals.context,
      };
      if (body !== undefined) {
        requireType(request, 'application/json');
        asked.body = check(body, await readBody(request, response), 'body');
      }
      if (upload !== undefined) {
        requireType(request, upload.type);
        asked.uploaded = await readUpload?.(request, response);
      }
      await sendAnswer(response, await operation.run(asked, admitted), group.stopping);
    } catch (error) {
      logFailure(group.logger, error, response);
      if (response.headersSent) return;
      const { problem, retryAfter } = describeProblem(error);
      if (problem.status === 401) response.setHeader('WWW-Authenticate', `Bearer realm="${group.realm}"`);
      sendProblem(response, problem, retryAfter);
    }
  };
}

function requireType(request: Request, type: string): void {
  if (!hasContentType(request, [type])) throw new HttpError(415, 'Unsupported media type.');
}

/** With or without the quotation marks of draft-ietf-httpapi-idempotency-key-header; long enough for any UUID or hash. */
function readIdempotencyKey(request: Request): string | undefined {
  const given = request.headers['idempotency-key'];
  if (given === undefined) return undefined;
  const key = /^"?([\w.:~+/=-]{1,128})"?$/.exec(String(given))?.[1];
  if (key === undefined) throw fieldErrors({ field: 'Idempotency-Key', rule: 'format' });
  return key;
}

/** The bearer token of a request (RFC 6750); empty when the header holds something else, undefined without one. */
export function bearerOf({ headers: { authorization } }: Request): string | undefined {
  if (authorization === undefined || authorization === '') return undefined;
  return /^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '';
}
