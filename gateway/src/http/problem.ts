import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from '@latchkey/kit/logging';
import { classify, HttpError, retryAfterOf, statusOfKind } from './http-error.ts';

/** Logs what a person has to look at: failures nobody classified, with their cause. Bad input is the caller's affair. */
export function logFailure(logger: Logger, error: unknown, response: Response): void {
  const failure = classify(error);
  if (failure instanceof HttpError || failure.kind !== 'internal') return;
  logger.error(
    { err: failure, requestId: response.locals.context.requestId, route: response.locals.route },
    'request failed',
  );
}

function sendProblem(
  response: Response,
  problem: { status: number; title: string; code?: string },
  retryAfter?: number,
): void {
  response.statusCode = problem.status;
  response.setHeader('Content-Type', 'application/problem+json');
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  response.end(JSON.stringify(problem));
}

/** The last handler of all: a path that nobody knows. */
export const notFound: RequestHandler = (_request, response) =>
  sendProblem(response, { status: 404, title: 'Not found.' });

/** The mapping for routes outside the groups that have their own: problem+json (RFC 9457). */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    logFailure(logger, error, response);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const failure = classify(error);
    if (failure instanceof HttpError)
      sendProblem(response, { status: failure.status, title: failure.publicMessage });
    else
      sendProblem(
        response,
        { status: statusOfKind[failure.kind], title: failure.publicMessage, code: failure.code },
        retryAfterOf(failure),
      );
  };
}
