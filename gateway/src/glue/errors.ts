import type { AppError, ErrorCode, FieldError } from '@latchkey/kit/errors';
import { classify, HttpError, retryAfterOf, statusOfKind } from '../http/http-error.ts';

/** One entry of an error document. Spryker's generic errors carry no code. */
export interface GlueError {
  status: number;
  code?: string;
  detail: string;
}

/** The catalogue of Spryker's codes and texts (customers and auth REST API) that can occur here. */
export const glueErrors = {
  invalidType: { status: 400, detail: 'Invalid type.' },
  invalidPostData: { status: 400, detail: 'Post data is invalid.' },
  idMissing: { status: 400, detail: 'Resource id is not specified.' },
  notFound: { status: 404, detail: 'Not found.' },
  notAcceptable: { status: 406, detail: 'Not acceptable.' },
  unsupportedMediaType: { status: 415, detail: 'Unsupported media type.' },
  accessTokenInvalid: { status: 401, code: '001', detail: 'Invalid access token.' },
  accessTokenMissing: { status: 403, code: '002', detail: 'Missing access token.' },
  authenticationFailed: { status: 401, code: '003', detail: 'Failed to authenticate user.' },
  refreshFailed: { status: 401, code: '004', detail: 'Failed to refresh token.' },
  loggedInAndGuest: {
    status: 400,
    code: '005',
    detail: "Headers request error. A user can't act as logged and not logged user at the same time.",
  },
  // Spryker's text promises a mail that nobody sends; ours only says what is true.
  emailTaken: {
    status: 422,
    code: '400',
    detail:
      'This email address cannot be used for a new account. If it is yours, log in or ask for a password reset link; if you have just registered, please check your e-mail.',
  },
  customerNotFound: { status: 404, code: '402', detail: 'Customer not found.' },
  addressNotFound: { status: 404, code: '404', detail: 'Address was not found.' },
  referenceMissing: { status: 400, code: '405', detail: 'Customer reference is missing.' },
  passwordChangeFailed: { status: 400, code: '407', detail: 'Failed to change password.' },
  passwordWrong: { status: 400, code: '408', detail: 'Invalid password' },
  addressNotSaved: { status: 400, code: '409', detail: 'Failed to save customer address.' },
  customerNotSaved: { status: 400, code: '410', detail: 'Failed to save customer.' },
  unauthorized: { status: 403, code: '411', detail: 'Unauthorized request.' },
  restoreKeyInvalid: { status: 422, code: '415', detail: 'Restore password key is not valid.' },
  emailInvalid: { status: 422, code: '416', detail: 'Invalid Email address format.' },
  emailTooLong: {
    status: 422,
    code: '417',
    detail: 'Email is too long. It should have 100 characters or less.',
  },
  passwordTooShort: { status: 400, code: '418', detail: 'The password is too short.' },
  passwordTooLong: { status: 400, code: '419', detail: 'The password is too long.' },
  passwordCharacters: { status: 400, code: '420', detail: 'The password character set is invalid.' },
  passwordSequence: {
    status: 400,
    code: '421',
    detail: 'The password contains sequence of the same character.',
  },
  passwordCommon: { status: 400, code: '422', detail: 'The password is listed as common.' },
  confirmationInvalid: {
    status: 422,
    code: '423',
    detail: 'This email confirmation code is invalid or has been already used.',
  },
} as const satisfies Record<string, GlueError>;

/** 422/406 */
export function notIdentical(field: string, confirmation: string): GlueError {
  return {
    status: 422,
    code: '406',
    detail: `Value in field ${field} should be identical to value in the ${confirmation} field.`,
  };
}

/** 422/901 */
export function violation(field: string, message: string): GlueError {
  return { status: 422, code: '901', detail: `${field} => ${message}` };
}

/**
 * 429/4401. Spryker names the full time of the block; ours is what is left of the wait.
 * @param locale chosen from Accept-Language, such as de_DE
 */
function tooManyAttempts(seconds: number, locale: string): GlueError {
  const minutes = Math.ceil(seconds / 60);
  const detail = locale.startsWith('de')
    ? `Zu viele Versuche. Bitte warten Sie ${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'}, bevor Sie es erneut versuchen.`
    : `Too many attempts. Please wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} before trying again.`;
  return { status: 429, code: '4401', detail };
}

/** A request refused by Glue itself. The HTTP status is that of the last error. */
export class GlueFailure extends HttpError {
  readonly errors: readonly GlueError[];
  constructor(...errors: readonly GlueError[]) {
    super(errors.at(-1)?.status ?? 400, 'refused by Glue');
    this.name = 'GlueFailure';
    this.errors = errors;
  }
}

/** How one operation translates the codes that its services answer; what it leaves out, or answers undefined to, has one meaning everywhere. */
export type ErrorTable = Partial<Record<ErrorCode, (error: AppError) => readonly GlueError[] | undefined>>;

/**
 * identity's password rules as Spryker's codes. What has no code of its own (common, built from the name or address)
 * counts as listed.
 */
const policyErrors: Readonly<Record<string, GlueError>> = {
  min_length: glueErrors.passwordTooShort,
  max_length: glueErrors.passwordTooLong,
  character_set: glueErrors.passwordCharacters,
  same_characters: glueErrors.passwordSequence,
  repeats: glueErrors.passwordSequence,
  sequence: glueErrors.passwordSequence,
};

function policyError(field: FieldError): GlueError {
  return policyErrors[field.rule] ?? glueErrors.passwordCommon;
}

const generally: ErrorTable = {
  access_token_invalid: () => [glueErrors.accessTokenInvalid],
  authentication_failed: () => [glueErrors.authenticationFailed],
  refresh_token_invalid: () => [glueErrors.refreshFailed],
  customer_not_found: () => [glueErrors.customerNotFound],
  address_not_found: () => [glueErrors.addressNotFound],
  credential_not_found: () => [glueErrors.customerNotFound],
  password_policy: (error) =>
    error.fields.length === 0 ? [glueErrors.passwordCommon] : distinct(error.fields.map(policyError)),
  invalid_input: (error) =>
    error.fields.length === 0
      ? [{ status: 422, code: '901', detail: error.publicMessage }]
      : error.fields.map((field) => violation(field.field, 'This value is not valid.')),
};

function distinct(errors: readonly GlueError[]): readonly GlueError[] {
  return errors.filter((error, index) => errors.indexOf(error) === index);
}

/**
 * The one mapping of failures to Glue's error documents.
 * @returns the errors in order, and the seconds for Retry-After where a retry makes sense
 */
export function describeFailure(
  error: unknown,
  table: ErrorTable,
  locale: string,
): { errors: readonly GlueError[]; retryAfter?: number } {
  if (error instanceof GlueFailure) return { errors: error.errors };
  const failure = classify(error);
  if (failure instanceof HttpError)
    return { errors: [{ status: failure.status, detail: failure.publicMessage }] };
  const described = table[failure.code]?.(failure) ?? generally[failure.code]?.(failure);
  if (described !== undefined) return { errors: described };
  const retryAfter = retryAfterOf(failure);
  const errors =
    failure.kind === 'throttled'
      ? [tooManyAttempts(retryAfter ?? 0, locale)]
      : [{ status: statusOfKind[failure.kind], detail: failure.publicMessage }];
  return retryAfter === undefined ? { errors } : { errors, retryAfter };
}
