export { AppError, asAppError, fieldErrors, type FieldError } from './app-error.ts';
export { errorCodes, type ErrorCode, type ErrorKind } from './codes.ts';
