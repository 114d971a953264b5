import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { AppError, fieldErrors, type FieldError } from '@latchkey/kit/errors';
import type { TokenCustomer } from '../auth/access-tokens.ts';
import { hasContentType, readJson } from '../http/body.ts';
import { HttpError } from '../http/http-error.ts';
import { describeProblem, logFailure, sendProblem } from '../http/problem.ts';
import type { Answer, Credentials, Operation, StorefrontDeps, StorefrontRequest } from './operation.ts';

/** The express handler of one operation: credentials, origin, customer, body, work. It answers every failure itself. */
export function serveStorefront(operation: Operation, deps: StorefrontDeps): RequestHandler {
  const route = `/storefront${operation.path}`;
  return async (request, response) => {
    response.locals.route = route;
    try {
      const credentials = readCredentials(request, deps);
      if (operation.method !== 'get' && credentials?.via === 'cookie') deps.origins.require(request);
      const customer = operation.needsCustomer ? await requireCustomer(credentials, deps) : undefined;
      const asked: StorefrontRequest<unknown, unknown> = {
        parameters: operation.parameters && check(operation.parameters, request.params, 'path'),
        body: operation.body && check(operation.body, await readBody(request, response), 'body'),
        context: response.locals.context,
        credentials,
        requireTrustedOrigin: () => deps.origins.require(request),
      };
      send(response, await operation.run(asked, deps, customer));
    } catch (error) {
      logFailure(deps.logger, error, response);
      const { problem, retryAfter } = describeProblem(error);
      if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="storefront"');
      sendProblem(response, problem, retryAfter);
    }
  };
}

function send(response: Response, { status, body, setCookie }: Answer): void {
  response.statusCode = status;
  if (setCookie !== undefined) response.append('Set-Cookie', setCookie);
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}

/** A cookie or a bearer token, never both: which of the two customers would it be? */
function readCredentials(request: Request, { cookie }: StorefrontDeps): Credentials | undefined {
  const { authorization } = request.headers;
  const tokens = cookie.read(request);
  if (authorization !== undefined && authorization !== '') {
    if (tokens !== undefined) throw new HttpError(400, 'Send the cookie or a bearer token, not both.');
    const accessToken = /^bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
    return { via: 'bearer', accessToken, refreshToken: undefined };
  }
  if (tokens === undefined) return undefined;
  return tokens === 'spoilt'
    ? { via: 'cookie', accessToken: '', refreshToken: undefined }
    : { via: 'cookie', ...tokens };
}

async function requireCustomer(
  credentials: Credentials | undefined,
  { accessTokens }: StorefrontDeps,
): Promise<TokenCustomer> {
  if (credentials === undefined) throw new AppError('session_missing');
  return accessTokens.verify(`Bearer ${credentials.accessToken}`);
}

async function readBody(request: Request, response: Response): Promise<unknown> {
  if (!hasContentType(request, ['application/json'])) throw new HttpError(415, 'Unsupported media type.');
  return readJson(request, response);
}

function check<Output>(schema: z.ZodType<Output>, value: unknown, whole: string): Output {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  throw fieldErrors(...checked.error.issues.flatMap((issue) => faults(issue, whole)));
}

/** zod's issues in the words that the services use; nothing of the input is repeated, but the names of unknown fields. */
function faults(issue: z.core.$ZodIssue, whole: string): FieldError[] {
  const field = issue.path.length === 0 ? whole : issue.path.join('.');
  // What is not listed is a text that does not look as it should.
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the default is the answer
  switch (issue.code) {
    case 'invalid_type':
      return [{ field, rule: issue.message === 'required' ? 'required' : 'type' }];
    case 'too_small':
      return [{ field, rule: 'min_length', values: { min: Number(issue.minimum) } }];
    case 'too_big':
      return [{ field, rule: 'max_length', values: { max: Number(issue.maximum) } }];
    case 'unrecognized_keys':
      return issue.keys.slice(0, 20).map((key) => ({ field: key.slice(0, 100), rule: 'unknown' }));
    case 'invalid_value':
      return [{ field, rule: 'one_of', values: { allowed: issue.values.join(', ') } }];
    case 'custom':
      return [customFault(field, issue.params)];
    default:
      return [{ field, rule: 'format' }];
  }
}

/** Our own refinements name their rule in `params`. */
function customFault(field: string, params: Record<string, unknown> | undefined): FieldError {
  const { rule, ...values } = params ?? {};
  const numbers = Object.entries(values).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return {
    field,
    rule: typeof rule === 'string' ? rule : 'format',
    ...(numbers.length === 0 ? {} : { values: Object.fromEntries(numbers) }),
  };
}
