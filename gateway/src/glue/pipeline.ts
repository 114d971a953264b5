import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from '@latchkey/kit/logging';
import type { AccessTokens, TokenCustomer } from '../auth/access-tokens.ts';
import { readJson } from '../http/body.ts';
import { classify, HttpError } from '../http/http-error.ts';
import { logFailure } from '../http/problem.ts';
import { sendAnswer, sendErrors } from './document.ts';
import { describeFailure, glueErrors, GlueFailure } from './errors.ts';
import { requireAcceptable, requireJsonContent } from './negotiation.ts';
import type { Operation } from './operation.ts';

/** What the steps learn of a request, one after the other. */
interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly operation: Operation;
  body?: unknown;
  attributes?: unknown;
  customer?: TokenCustomer;
}
interface Step {
  name: string;
  /** Which operations the step is for; all when absent. */
  when?: (operation: Operation) => boolean;
  run: (exchange: Exchange, deps: PipelineDeps) => void | Promise<void>;
}

export interface PipelineDeps {
  accessTokens: AccessTokens;
  /** Absolute URL of Glue. */
  base: string;
  logger: Logger;
}

const hasBody = (operation: Operation): boolean => operation.type !== undefined;
const namesOne = ({ method }: Operation): boolean => method === 'patch' || method === 'delete';

/** Spryker's order of checks. The first step that refuses ends the request; 901 and the work itself come after these. */
const steps: readonly Step[] = [
  { name: 'accept', run: ({ request }) => requireAcceptable(request) },
  { name: 'content-type', when: hasBody, run: ({ request }) => requireJsonContent(request) },
  { name: 'body', when: hasBody, run: readBody },
  { name: 'document', when: hasBody, run: readDocument },
  { name: 'id', when: namesOne, run: requireId },
  { name: 'guest', run: refuseGuestWithToken },
  { name: 'token', run: readToken },
];

/** The express handler of one operation. It answers every failure itself. */
export function serveOperation(operation: Operation, deps: PipelineDeps): RequestHandler {
  const ownSteps = steps.filter((step) => step.when?.(operation) ?? true);
  return async (request, response) => {
    response.locals.route = `/glue${operation.path.replace('{/:id}', '/:id')}`;
    const exchange: Exchange = { request, response, operation };
    try {
      for (const step of ownSteps) {
        const pending = step.run(exchange, deps);
        if (pending !== undefined) await pending;
      }
      const { attributes, customer } = exchange;
      const answer = await operation.run(
        {
          attributes,
          id: parameter(request, 'id'),
          owner: parameter(request, 'owner'),
          context: response.locals.context,
        },
        customer,
      );
      sendAnswer(response, deps.base, answer);
    } catch (error) {
      logFailure(deps.logger, error, response);
      const { errors, retryAfter } = describeFailure(error, operation.errors, response.locals.context.locale);
      sendErrors(response, errors, retryAfter);
    }
  };
}

function parameter({ params }: Request, name: 'id' | 'owner'): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

/** A body that cannot be read is invalid post data to Spryker, whatever the reason. */
async function readBody(exchange: Exchange): Promise<void> {
  try {
    exchange.body = await readJson(exchange.request, exchange.response);
  } catch (error) {
    const failure = classify(error);
    throw failure instanceof HttpError && failure.status === 400
      ? new GlueFailure(glueErrors.invalidPostData)
      : error;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `data.type` has to be the resource's; `data.id` is ignored, the URL's counts. */
function readDocument(exchange: Exchange): void {
  const data = isObject(exchange.body) ? exchange.body['data'] : undefined;
  if (
    !isObject(data) ||
    data['type'] === undefined ||
    data['type'] === null ||
    !isObject(data['attributes'])
  ) {
    throw new GlueFailure(glueErrors.invalidPostData);
  }
  if (data['type'] !== exchange.operation.type) throw new GlueFailure(glueErrors.invalidType);
  exchange.attributes = data['attributes'];
}

function requireId({ request }: Exchange): void {
  if (parameter(request, 'id') === '') throw new GlueFailure(glueErrors.idMissing);
}

function refuseGuestWithToken({ request }: Exchange): void {
  const { authorization, 'x-anonymous-customer-unique-id': guest } = request.headers;
  if (authorization !== undefined && authorization !== '' && guest !== undefined && guest !== '') {
    throw new GlueFailure(glueErrors.loggedInAndGuest);
  }
}

/** A token that is sent is checked, also where none is needed. */
async function readToken(exchange: Exchange, deps: PipelineDeps): Promise<void> {
  const { authorization } = exchange.request.headers;
  if (authorization !== undefined && authorization !== '') {
    exchange.customer = await deps.accessTokens.verify(authorization);
  } else if (exchange.operation.needsCustomer) {
    throw new GlueFailure(glueErrors.accessTokenMissing);
  }
}
