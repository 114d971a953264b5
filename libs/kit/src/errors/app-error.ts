import { errorCodes, type ErrorCode, type ErrorKind } from './codes.ts';

/** What is wrong with one input field. `rule` is stable and machine-readable; values never carry the input itself. */
export interface FieldError {
  field: string;
  rule: string;
  /** Numbers and words the rule speaks of, such as `{ min: 12, actual: 7 }`. */
  values?: Record<string, string | number>;
}

/**
 * A failure classified once, where it happens. `publicMessage` may reach the caller; `detail` and `cause`
 * only reach the log.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly publicMessage: string;
  readonly detail: string | undefined;
  readonly fields: readonly FieldError[];
  /** Seconds after which a retry makes sense; only for throttled, overloaded and unavailable. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    options: {
      detail?: string;
      fields?: readonly FieldError[];
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(options.detail ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.kind = errorCodes[code].kind;
    this.publicMessage = errorCodes[code].publicMessage;
    this.detail = options.detail;
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** No real chain of causes is longer; one that leads back to itself never ends. */
const maxCauses = 20;

/** An error and its causes, outermost first. */
export function* chainOf(error: unknown): Generator<Error> {
  for (
    let link = error, depth = 0;
    link instanceof Error && depth < maxCauses;
    link = link.cause, depth += 1
  ) {
    yield link;
  }
}

/** Finds the AppError in a chain of causes; anything else becomes `internal` with the original as its cause. */
export function asAppError(error: unknown): AppError {
  for (const link of chainOf(error)) if (link instanceof AppError) return link;
  return new AppError('internal', {
    detail: error instanceof Error ? error.message : 'a value that is no Error was thrown',
    cause: error,
  });
}

/** An `invalid_input` error that names its fields. */
export function fieldErrors(...fields: FieldError[]): AppError {
  return new AppError('invalid_input', { fields });
}
