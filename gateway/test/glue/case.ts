import { AppError, type ErrorCode, type FieldError } from '@latchkey/kit/errors';
import { jsonApi, type TestGateway } from '../harness.ts';

export interface GlueRequest {
  method: string;
  /** Below /glue. */
  path: string;
  type?: string;
  attributes?: Record<string, unknown>;
}
export interface Extras {
  /** Instead of the document. */
  body?: string;
  /** Instead of the usual Accept and Content-Type. */
  headers?: Record<string, string>;
  /** Sends Ada's valid token. */
  bearer?: true;
  /** What the services answer in this case. */
  given?: (gateway: TestGateway) => void;
}
export interface GlueCase extends GlueRequest, Extras {
  name: string;
  status: number;
  errors?: readonly object[];
}

export const get = (path: string): GlueRequest => ({ method: 'GET', path });
export const remove = (path: string): GlueRequest => ({ method: 'DELETE', path });
export const post = (type: string, attributes: Record<string, unknown>): GlueRequest => ({
  method: 'POST',
  path: `/${type}`,
  type,
  attributes,
});
export const patch = (type: string, id: string, attributes: Record<string, unknown>): GlueRequest => ({
  method: 'PATCH',
  path: `/${type}${id}`,
  type,
  attributes,
});

export const done = (name: string, request: GlueRequest, status: number, extras: Extras = {}): GlueCase => ({
  name,
  ...request,
  ...extras,
  status,
});
/** The status is that of the last error. */
export const refused = (
  name: string,
  request: GlueRequest,
  errors: readonly ExpectedError[],
  extras: Extras = {},
): GlueCase => ({ name, ...request, ...extras, errors, status: errors.at(-1)!.status });

export interface ExpectedError {
  status: number;
  code?: string;
  detail: string;
}
/** Generic errors carry no code: ''. */
export const error = (status: number, code: string, detail: string): ExpectedError[] => [
  { status, ...(code === '' ? {} : { code }), detail },
];
export const invalid = (...details: string[]): ExpectedError[] =>
  details.flatMap((detail) => error(422, '901', detail));

export const rejects =
  (code: ErrorCode, options: { fields?: FieldError[]; retryAfterSeconds?: number } = {}) =>
  (): Promise<never> =>
    Promise.reject(new AppError(code, options));
export const breaks = (...rules: string[]): (() => Promise<never>) =>
  rejects('password_policy', { fields: rules.map((rule) => ({ field: 'newPassword', rule })) });

export const identity = (
  rpc: keyof TestGateway['identity'],
  answer: () => Promise<never>,
): Pick<Extras, 'given'> => ({ given: (gateway) => (gateway.identity[rpc] = answer) });
export const customer = (
  rpc: keyof TestGateway['customer'],
  answer: () => Promise<never>,
): Pick<Extras, 'given'> => ({ given: (gateway) => (gateway.customer[rpc] = answer) });
export const headers = (changed: Record<string, string>): Pick<Extras, 'headers'> => ({
  headers: { ...jsonApi, ...changed },
});

export const password = 'winding-staircase 41';
export const registration = {
  email: 'ada@example.com',
  salutation: 'Ms',
  firstName: 'Ada',
  lastName: 'Lock',
  gender: 'Female',
  password,
  confirmPassword: password,
  acceptedTerms: true,
};
export const change = { password: 'the old one', newPassword: password, confirmPassword: password };
export const restore = { restorePasswordKey: 'k'.repeat(43), password, confirmPassword: password };
export const login = { username: 'ada@example.com', password: 'whatever' };

export const text = {
  missing: 'This field is missing.',
  blank: 'This value should not be blank.',
  noChoice: 'The value you selected is not a valid choice.',
  noEmail: 'This value is not a valid email address.',
  notValid: 'This value is not valid.',
  tooShort: 'This value is too short. It should have 12 characters or more.',
  tooLong: 'This value is too long. It should have 128 characters or less.',
  shed: 'Too many requests at this moment. Please try again shortly.',
};
