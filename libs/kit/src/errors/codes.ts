/**
 * The class of a failure, mapped once at every edge: gRPC status (grpc/), HTTP status (gateway/src/http).
 * `overloaded` and `unavailable` are worth a retry later; the others are not.
 */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition'
  | 'throttled'
  | 'overloaded'
  | 'unavailable'
  | 'internal';

/**
 * Every code an error can carry inside Latchkey, rendered into docs/errors.md. A code is never reused for
 * another meaning. `publicMessage` may be shown to the caller; it names no person and no secret.
 */
export const errorCodes = {
  invalid_input: { kind: 'invalid', publicMessage: 'Some fields are missing or not valid.' },
  password_policy: { kind: 'invalid', publicMessage: 'The password does not meet the rules.' },
  authentication_failed: { kind: 'unauthenticated', publicMessage: 'Failed to authenticate user.' },
  refresh_token_invalid: { kind: 'unauthenticated', publicMessage: 'Failed to refresh token.' },
  access_token_invalid: { kind: 'unauthenticated', publicMessage: 'Invalid access token.' },
  session_missing: { kind: 'unauthenticated', publicMessage: 'Please log in first.' },
  request_from_elsewhere: {
    kind: 'forbidden',
    publicMessage: 'This request was sent from a site that may not act for the customer.',
  },
  caller_unknown: { kind: 'unauthenticated', publicMessage: 'The calling service is not known here.' },
  caller_not_allowed: { kind: 'forbidden', publicMessage: 'The calling service may not use this call.' },
  role_not_allowed: { kind: 'forbidden', publicMessage: 'Your role may not do this.' },
  customer_not_found: { kind: 'not-found', publicMessage: 'Customer not found.' },
  address_not_found: { kind: 'not-found', publicMessage: 'Address was not found.' },
  credential_not_found: { kind: 'not-found', publicMessage: 'There is no such credential.' },
  login_taken: { kind: 'conflict', publicMessage: 'This e-mail address is in use.' },
  account_blocked: { kind: 'conflict', publicMessage: 'This account is blocked.' },
  idempotency_key_reused: {
    kind: 'conflict',
    publicMessage: 'This Idempotency-Key was used for another request.',
  },
  current_password_wrong: { kind: 'precondition', publicMessage: 'Invalid password' },
  session_ended: { kind: 'unauthenticated', publicMessage: 'This session is over. Please log in again.' },
  second_factor_required: {
    kind: 'forbidden',
    publicMessage: 'Please enter the code of your second factor first.',
  },
  second_factor_setup_required: {
    kind: 'forbidden',
    publicMessage: 'Your role needs a second factor. Please set one up first.',
  },
  second_factor_wrong: {
    kind: 'precondition',
    publicMessage: 'This code is wrong or has been used already.',
  },
  second_factor_exists: {
    kind: 'conflict',
    publicMessage: 'There is a second factor already. Please remove it first.',
  },
  second_factor_missing: { kind: 'precondition', publicMessage: 'There is no second factor.' },
  staff_not_found: { kind: 'not-found', publicMessage: 'There is no such Back Office user.' },
  staff_not_invited: {
    kind: 'precondition',
    publicMessage: 'Only users without a password can be invited again; others ask for a reset link.',
  },
  last_admin: { kind: 'conflict', publicMessage: 'The last active admin has to stay one.' },
  link_invalid: { kind: 'precondition', publicMessage: 'This link is not valid or has been used already.' },
  link_expired: { kind: 'precondition', publicMessage: 'This link has expired.' },
  too_many_attempts: {
    kind: 'throttled',
    publicMessage: 'Too many attempts. Please try again later.',
  },
  address_limit: { kind: 'precondition', publicMessage: 'There is no room for another address.' },
  delivery_not_found: { kind: 'not-found', publicMessage: 'There is no such delivery.' },
  delivery_not_failed: {
    kind: 'precondition',
    publicMessage: 'Only a delivery that failed, or is in doubt, can be tried again.',
  },
  own_address_missing: {
    kind: 'precondition',
    publicMessage: 'A test mail goes to your own address, and a token has none. Log in with your account.',
  },
  mail_not_found: { kind: 'not-found', publicMessage: 'There is no such mail.' },
  dead_letter_not_found: { kind: 'not-found', publicMessage: 'There is no such dead letter.' },
  dead_letter_settled: {
    kind: 'precondition',
    publicMessage: 'This dead letter has been replayed or dropped already.',
  },
  company_user_not_found: { kind: 'not-found', publicMessage: 'There is no such company user.' },
  import_not_found: { kind: 'not-found', publicMessage: 'There is no such import.' },
  import_ended: { kind: 'conflict', publicMessage: 'This import has ended.' },
  import_position: {
    kind: 'conflict',
    publicMessage: 'This part of the file does not start where the import stands.',
  },
  import_file_differs: {
    kind: 'conflict',
    publicMessage: 'This is not the file that the import has read so far.',
  },
  campaign_not_found: { kind: 'not-found', publicMessage: 'There is no such campaign.' },
  campaign_state: { kind: 'conflict', publicMessage: 'The state of this campaign does not allow that.' },
  overloaded: {
    kind: 'overloaded',
    publicMessage: 'Too many requests at this moment. Please try again shortly.',
  },
  unavailable: {
    kind: 'unavailable',
    publicMessage: 'The service is cut off at this moment. Please try again shortly.',
  },
  internal: { kind: 'internal', publicMessage: 'Something went wrong on our side.' },
} as const satisfies Record<string, { kind: ErrorKind; publicMessage: string }>;

export type ErrorCode = keyof typeof errorCodes;
