import { AppError, asAppError, type ErrorKind } from '@latchkey/kit/errors';

/** A request that is refused at the edge, before anything was asked of a service. */
export class HttpError extends Error {
  readonly status: number;
  /** For the caller; repeats nothing of the input. */
  readonly publicMessage: string;

  constructor(status: number, publicMessage: string) {
    super(publicMessage);
    this.name = 'HttpError';
    this.status = status;
    this.publicMessage = publicMessage;
  }
}

/** The HTTP status of each class of failure; a group may answer otherwise where its contract says so. */
export const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  precondition: 422,
  throttled: 429,
  overloaded: 503,
  unavailable: 503,
  internal: 500,
};

/** Seconds in Retry-After when the service that shed the request named none. */
const defaultRetryAfterSeconds = 2;

/** The seconds to put into Retry-After, or undefined where a retry makes no sense. */
export function retryAfterOf(error: AppError): number | undefined {
  const worthIt = error.kind === 'throttled' || error.kind === 'overloaded' || error.kind === 'unavailable';
  return worthIt ? (error.retryAfterSeconds ?? defaultRetryAfterSeconds) : undefined;
}

/** What express and its body parsers throw: Errors with a status and, from body-parser, a type. */
interface MiddlewareError extends Error {
  status: number;
  type?: unknown;
}

function isMiddlewareError(error: unknown): error is MiddlewareError {
  return (
    error instanceof Error &&
    'status' in error &&
    typeof error.status === 'number' &&
    error.status >= 400 &&
    error.status < 500
  );
}

/** Body-parser's error types that deserve a sentence of their own; the others are malformed bodies. */
const sentences: Readonly<Record<string, string>> = {
  'entity.too.large': 'The request body is too large.',
  'encoding.unsupported': 'Unsupported media type.',
  'charset.unsupported': 'Unsupported media type.',
};

/**
 * Sorts whatever was thrown: refused at the edge, or a failure a service has classified. Anything else is `internal`,
 * and so is a service's refusal of our own credential: that is an operator's affair, no 401 of the person who asks.
 */
export function classify(error: unknown): HttpError | AppError {
  if (error instanceof HttpError) return error;
  if (isMiddlewareError(error)) {
    const sentence = typeof error.type === 'string' ? sentences[error.type] : undefined;
    return new HttpError(error.status, sentence ?? 'The request is malformed.');
  }
  const failure = asAppError(error);
  const refusedUs = failure.code === 'caller_unknown' || failure.code === 'caller_not_allowed';
  return refusedUs
    ? new AppError('internal', { detail: 'a service refused our credential', cause: failure })
    : failure;
}
