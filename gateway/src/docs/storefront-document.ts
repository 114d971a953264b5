import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { errorCodes, type ErrorCode } from '@latchkey/kit/errors';
import type { GatewayConfig } from '../config.ts';
import { statusOfKind } from '../http/http-error.ts';
import { storefrontOperations } from '../storefront/index.ts';
import type { Operation, Tag } from '../storefront/operation.ts';

const problemSchema = z
  .object({
    type: z.string().meta({ description: 'Stable; a page that explains it, or about:blank' }),
    status: z.int(),
    title: z.string(),
    code: z.string().optional().meta({ description: 'The same, for programs' }),
    errors: z
      .array(
        z.object({
          field: z.string(),
          rule: z.string(),
          values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        }),
      )
      .optional()
      .meta({ description: 'Every field at fault' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const tags: Readonly<Record<Tag, string>> = {
  Registration: 'From the form to the confirmed address',
  Session: 'Log in and out',
  Password: 'Forgotten passwords',
  Account: 'What belongs to the customer who is logged in',
  Addresses: 'The address book of the customer who is logged in',
};

/** What any operation can answer besides its own. */
const always: readonly ErrorCode[] = ['unavailable'];
const withCustomer: readonly ErrorCode[] = ['session_missing', 'access_token_invalid'];

/**
 * The API document of /storefront (OpenAPI 3.1), made of the table of routes and of the schemas that check the requests.
 */
export function storefrontDocument(
  config: GatewayConfig,
): ReturnType<OpenApiGeneratorV31['generateDocument']> {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-latchkey',
    description:
      'Set by log in; `latchkey` where PUBLIC_URL is http. Unsafe requests need `Sec-Fetch-Site: same-origin` or an allowed Origin.',
  });
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  for (const operation of storefrontOperations(config)) registry.registerPath(routeOf(operation));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Latchkey storefront',
      version: '1',
      description: "Accounts and passwords for the shop's own front end. Errors are problems (RFC 9457).",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/storefront' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  });
}

function routeOf(operation: Operation): RouteConfig {
  const { method, path, id, tag, summary, description, body, parameters, needsCustomer } = operation;
  return {
    method,
    path: path.replace(/:(\w+)/g, '{$1}'),
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: needsCustomer ? [{ cookie: [] }, { bearer: [] }] : [],
    request: {
      ...(parameters === undefined ? {} : { params: parameters }),
      ...(body === undefined
        ? {}
        : { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: { ...answersOf(operation), ...problemsOf(operation) },
  };
}

function answersOf({ answers }: Operation): RouteConfig['responses'] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema }]) => [
      status,
      schema === undefined ? { description } : { description, content: { 'application/json': { schema } } },
    ]),
  );
}

/** Problems by status; codes of the same status share an answer. */
function problemsOf(operation: Operation): RouteConfig['responses'] {
  const codes = [...operation.problems, ...always];
  if (operation.needsCustomer) codes.push(...withCustomer);
  if (operation.method !== 'get') codes.push('request_from_elsewhere');
  if (operation.body !== undefined || operation.parameters !== undefined) codes.push('invalid_input');
  const byStatus = new Map<number, Set<string>>([
    [400, new Set(['malformed, or cookie and bearer at once'])],
  ]);
  if (operation.body !== undefined) {
    byStatus.set(413, new Set(['more than 100 kB']));
    byStatus.set(415, new Set(['no JSON']));
  }
  for (const code of codes) {
    const status = statusOfKind[errorCodes[code].kind];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(`\`${code}\``));
  }
  const content = { 'application/problem+json': { schema: problemSchema } };
  return Object.fromEntries(
    [...byStatus].map(([status, reasons]) => [status, { description: [...reasons].join(', '), content }]),
  );
}
