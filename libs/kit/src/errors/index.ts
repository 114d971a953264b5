export { AppError, asAppError, chainOf, fieldErrors, type FieldError } from './app-error.ts';
export { errorCodes, type ErrorCode, type ErrorKind } from './codes.ts';
