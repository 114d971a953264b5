import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from '@latchkey/kit/logging';
import type { AppError, ErrorCode } from '@latchkey/kit/errors';
import { classify, HttpError, retryAfterOf, statusOfKind } from './http-error.ts';

/** An answer of RFC 9457. Without a code it says no more than its status does, and its type is `about:blank`. */
export interface Problem {
  /** problemType(code); stable, and a page of ours explains it. */
  type: string;
  status: number;
  title: string;
  code?: ErrorCode;
  /** The fields at fault, each with a stable rule; values are those of the rule, never the input. */
  errors?: readonly { field: string; rule: string; values?: Readonly<Record<string, string | number>> }[];
}

/** The `type` of a problem: a reference to the page that explains it, at whatever address the gateway is reached. */
export function problemType(code: ErrorCode): string {
  return `/docs/problems#${code}`;
}

/** Logs what a person has to look at: failures nobody classified, with their cause. Bad input is the caller's affair. */
export function logFailure(logger: Logger, error: unknown, response: Response): void {
  const failure = classify(error);
  if (failure instanceof HttpError || failure.kind !== 'internal') return;
  logger.error(
    { err: failure, requestId: response.locals.context.requestId, route: response.locals.route },
    'request failed',
  );
}

/** @returns the problem, and the seconds for Retry-After where a retry makes sense */
export function describeProblem(error: unknown): { problem: Problem; retryAfter: number | undefined } {
  const failure = classify(error);
  if (failure instanceof HttpError) {
    const { status, publicMessage: title } = failure;
    return { problem: { type: 'about:blank', status, title }, retryAfter: undefined };
  }
  return { problem: problemOf(failure), retryAfter: retryAfterOf(failure) };
}

function problemOf({ code, kind, publicMessage, fields }: AppError): Problem {
  return {
    type: problemType(code),
    status: statusOfKind[kind],
    title: publicMessage,
    code,
    // The services write their rules either way; clients see one.
    ...(fields.length === 0
      ? {}
      : { errors: fields.map((each) => ({ ...each, rule: each.rule.replaceAll('-', '_') })) }),
  };
}

export function sendProblem(response: Response, problem: Problem, retryAfter?: number): void {
  response.statusCode = problem.status;
  response.setHeader('Content-Type', 'application/problem+json');
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  response.end(JSON.stringify(problem));
}

/** The last handler of all: a path that nobody knows. */
export const notFound: RequestHandler = (_request, response) =>
  sendProblem(response, { type: 'about:blank', status: 404, title: 'Not found.' });

/** The mapping for routes outside the groups that have their own: problem+json (RFC 9457). */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    logFailure(logger, error, response);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { problem, retryAfter } = describeProblem(error);
    sendProblem(response, problem, retryAfter);
  };
}
