import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { AppError, errorCodes, type ErrorCode, type ErrorKind, type FieldError } from '../errors/index.ts';

/** JSON of `Trailer`. The suffix -bin lets gRPC carry any bytes (gRPC over HTTP/2, "Custom-Metadata"). */
const trailerKey = 'latchkey-error-bin';

/** More would not fit into HTTP/2's usual header list of 8 to 16 KiB. */
const maxTrailerFields = 50;

interface Trailer {
  code: string;
  fields?: readonly FieldError[];
  retryAfterSeconds?: number;
}

/** The gRPC status of every class of failure (https://grpc.io/docs/guides/status-codes/). */
const statusOfKind: Readonly<Record<ErrorKind, status>> = {
  invalid: status.INVALID_ARGUMENT,
  unauthenticated: status.UNAUTHENTICATED,
  forbidden: status.PERMISSION_DENIED,
  'not-found': status.NOT_FOUND,
  conflict: status.ALREADY_EXISTS,
  precondition: status.FAILED_PRECONDITION,
  throttled: status.RESOURCE_EXHAUSTED,
  overloaded: status.RESOURCE_EXHAUSTED,
  unavailable: status.UNAVAILABLE,
  internal: status.INTERNAL,
};

/** `INVALID_ARGUMENT` and so on, for docs/errors.md. */
export function statusNameOf(kind: ErrorKind): string {
  return status[statusOfKind[kind]];
}

/** What a server answers: the public side of the error and nothing else. */
export function toStatus(error: AppError): { code: status; details: string; metadata: Metadata } {
  const trailer: Trailer = {
    code: error.code,
    ...(error.fields.length > 0 && { fields: error.fields.slice(0, maxTrailerFields) }),
    ...(error.retryAfterSeconds !== undefined && { retryAfterSeconds: error.retryAfterSeconds }),
  };
  const metadata = new Metadata();
  metadata.set(trailerKey, Buffer.from(JSON.stringify(trailer)));
  return { code: statusOfKind[error.kind], details: error.publicMessage, metadata };
}

/** The trailer of a failed call, to be carried in a message; empty without. */
export function trailerBytes(metadata: Metadata | undefined): Buffer {
  const bytes = metadata?.get(trailerKey)[0];
  return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
}

/** Metadata with the trailer that was carried in a message. */
export function withTrailer(bytes: Buffer): Metadata {
  const metadata = new Metadata();
  if (bytes.length > 0) metadata.set(trailerKey, bytes);
  return metadata;
}

/** What a channel rejects a call with. */
export function failure(code: status, details: string, metadata = new Metadata()): ServiceError {
  return Object.assign(new Error(details), { code, details, metadata });
}

/** Whether the server itself answered: then its answer is final and the call is not sent again. */
function answeredByServer(error: ServiceError): boolean {
  return error.metadata.get(trailerKey).length > 0;
}

/**
 * Whether the copy was not reached, or went away. For grpc-js that is INTERNAL where it was the first to notice, while it wrote
 * to a copy that was gone (EPIPE).
 */
export function wentAway(error: ServiceError): boolean {
  if (answeredByServer(error)) return false;
  const cut = error.code === status.INTERNAL && error.details.startsWith('Received RST_STREAM');
  return cut || error.code === status.UNAVAILABLE;
}

/**
 * Whether the call never left this process, as no copy was connected just then (the words are those of the library's load
 * balancing): it can be sent again, whatever it asks for.
 */
export function wasNotSent(error: ServiceError): boolean {
  const unavailable = error.code === status.UNAVAILABLE && !answeredByServer(error);
  return unavailable && error.details.includes('No connection established');
}

/**
 * The AppError the server threw. Without the trailer the server was not reached, went away or took too long
 * (`unavailable`), or the two sides do not understand each other (`internal`).
 * @param rpc its full path, for the log
 */
export function fromStatus(error: ServiceError, rpc: string): AppError {
  const trailer = readTrailer(error.metadata);
  if (trailer !== undefined) {
    const { fields, retryAfterSeconds } = trailer;
    return new AppError(trailer.code, {
      detail: `${rpc} answered ${trailer.code}`,
      ...(fields !== undefined && { fields }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
  }
  const late = [status.DEADLINE_EXCEEDED, status.CANCELLED].includes(error.code);
  const lost = late || wentAway(error);
  return new AppError(lost ? 'unavailable' : 'internal', {
    detail: `${rpc} failed with ${status[error.code]}: ${error.details}`,
    cause: error,
  });
}

function readTrailer(metadata: Metadata): (Trailer & { code: ErrorCode }) | undefined {
  const [bytes] = metadata.get(trailerKey);
  if (bytes === undefined) return undefined;
  try {
    const trailer = JSON.parse(bytes.toString()) as Trailer;
    // A server of another version may know codes this process does not.
    return { ...trailer, code: isErrorCode(trailer.code) ? trailer.code : 'internal' };
  } catch {
    return undefined;
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}
