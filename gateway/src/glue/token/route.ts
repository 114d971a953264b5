import type { RequestHandler, Response } from 'express';
import type { SessionTokens } from '@latchkey/contracts/identity';
import type { ErrorCode } from '@latchkey/kit/errors';
import type { Logger } from '@latchkey/kit/logging';
import type { IdentityClient } from '../../auth/clients.ts';
import { readForm } from '../../http/body.ts';
import type { RequestContext } from '../../http/context.ts';
import { classify, HttpError, retryAfterOf, statusOfKind } from '../../http/http-error.ts';
import { logFailure } from '../../http/problem.ts';
import { presentTokens } from '../access-tokens/route.ts';

/** The error codes of RFC 6749, section 5.2 that occur here, and our own for "later". */
type OAuthError = 'invalid_grant' | 'invalid_request' | 'temporarily_unavailable' | 'server_error';

/** The wording of RFC 6749. */
const descriptions: Readonly<Record<OAuthError, string>> = {
  invalid_grant:
    'The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  invalid_request:
    'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
  temporarily_unavailable:
    'The server is currently unable to handle the request due to a temporary overloading or maintenance of the server.',
  server_error:
    'The server encountered an unexpected condition that prevented it from fulfilling the request.',
};

class OAuthFailure extends HttpError {
  readonly code: OAuthError;
  constructor(code: OAuthError) {
    super(400, code);
    this.code = code;
  }
}

type Client = Pick<IdentityClient, 'authenticate' | 'refreshSession'>;

/** POST /token: OAuth's password and refresh_token grants (RFC 6749), form-encoded, plain JSON answers. */
export function serveToken(identity: Client, logger: Logger): RequestHandler {
  return async (request, response) => {
    response.locals.route = '/glue/token';
    try {
      const tokens = await grant(identity, await readForm(request, response), response.locals.context);
      send(response, 200, {
        access_token: tokens.accessToken,
        token_type: 'Bearer',
        expires_in: tokens.expiresIn,
        refresh_token: tokens.refreshToken,
      });
    } catch (error) {
      logFailure(logger, error, response);
      sendFailure(response, error);
    }
  };
}

async function grant(
  identity: Client,
  form: URLSearchParams,
  context: RequestContext,
): Promise<SessionTokens> {
  const { requestId, client } = context;
  const grantType = form.get('grant_type');
  if (grantType === 'password') {
    const credentials = { login: only(form, 'username'), password: only(form, 'password') };
    return presentTokens((await identity.authenticate({ ...credentials, client }, { requestId })).tokens);
  }
  if (grantType === 'refresh_token') {
    const refreshToken = only(form, 'refresh_token');
    return presentTokens((await identity.refreshSession({ refreshToken, client }, { requestId })).tokens);
  }
  throw new OAuthFailure('invalid_grant');
}

/** A parameter that has to be there once and not empty. */
function only(form: URLSearchParams, name: string): string {
  const [value, ...others] = form.getAll(name);
  if (value === undefined || value === '' || others.length > 0) throw new OAuthFailure('invalid_request');
  return value;
}

/** How identity's codes read in OAuth; all of them are the caller's and get 400. */
const refusals: Partial<Record<ErrorCode, [OAuthError, string?]>> = {
  authentication_failed: ['invalid_grant'],
  refresh_token_invalid: ['invalid_request', 'The refresh token is invalid.'],
  invalid_input: ['invalid_request'],
};

function sendFailure(response: Response, error: unknown): void {
  if (error instanceof OAuthFailure) {
    sendError(response, 400, error.code);
    return;
  }
  const failure = classify(error);
  if (failure instanceof HttpError) {
    // RFC 6749 knows no 415: a body of another kind has no parameters.
    sendError(response, failure.status === 413 ? 413 : 400, 'invalid_request');
    return;
  }
  const refusal = refusals[failure.code];
  if (refusal !== undefined) {
    sendError(response, 400, ...refusal);
    return;
  }
  const retryAfter = retryAfterOf(failure);
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  const code = retryAfter === undefined ? 'server_error' : 'temporarily_unavailable';
  sendError(response, statusOfKind[failure.kind], code);
}

function sendError(
  response: Response,
  status: number,
  error: OAuthError,
  description = descriptions[error],
): void {
  send(response, status, { error, error_description: description });
}

function send(response: Response, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Pragma', 'no-cache');
  response.end(JSON.stringify(body));
}
