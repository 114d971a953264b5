/** No real chain of causes is longer; one that leads back to itself never ends. */
const maxCauses = 5;

/** What an error says of itself: type, code, message and stack, and the same of its causes. */
export interface ErrorDescription {
  type: string;
  code?: string | number;
  message: string;
  stack?: string;
  cause?: ErrorDescription;
}

/**
 * For the log. Other properties are left out: drivers hang documents, keys and addresses on their errors
 * (`keyValue`, `writeErrors`, `rejected`, `response`).
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'a value that is no Error was thrown' };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number');
  return {
    type: error.name,
    ...(code && { code: error.code as string | number }),
    message: error.message,
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && depth < maxCauses && { cause: describeError(error.cause, depth + 1) }),
  };
}
