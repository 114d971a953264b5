import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { errorCodes, type ErrorCode } from '@latchkey/kit/errors';
import { bodyLimit } from '../http/body.ts';
import { statusOfKind } from '../http/http-error.ts';
import type { OperationDescription } from '../operations/operation.ts';

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

/** What any operation can answer besides its own. */
const always: readonly ErrorCode[] = ['unavailable'];

/** A group of routes as a document tells of it. */
export interface DocumentedGroup<Row extends OperationDescription> {
  title: string;
  description: string;
  /** Where the group is mounted. */
  base: string;
  tags: Readonly<Record<string, string>>;
  securitySchemes: Readonly<Record<string, SecurityScheme>>;
  operations: readonly Row[];
  /** What a caller needs, by security scheme (any of them), and what every such operation can refuse; none for anybody's. */
  accessOf(operation: Row): { schemes: readonly string[]; problems: readonly ErrorCode[]; note?: string };
}

export type ApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;
type SecurityScheme = Extract<Parameters<OpenAPIRegistry['registerComponent']>[2], { type: string }>;

/** The API document of a group (OpenAPI 3.1), made of its table of routes and of the schemas that check the requests. */
export function operationsDocument<Row extends OperationDescription>(
  group: DocumentedGroup<Row>,
): ApiDocument {
  const registry = new OpenAPIRegistry();
  for (const [name, scheme] of Object.entries(group.securitySchemes))
    registry.registerComponent('securitySchemes', name, scheme);
  for (const operation of group.operations) registry.registerPath(routeOf(operation, group));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: group.title,
      version: '1',
      description: `${group.description} Errors are problems (RFC 9457).`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: group.base }],
    tags: Object.entries(group.tags).map(([name, description]) => ({ name, description })),
  });
}

function routeOf<Row extends OperationDescription>(operation: Row, group: DocumentedGroup<Row>): RouteConfig {
  const { method, path, id, tag, summary, parameters, query } = operation;
  const { schemes, problems, note } = group.accessOf(operation);
  const description = [operation.description, note].filter((part) => part !== undefined).join(' ');
  return {
    method,
    path: path.replace(/:(\w+)/g, '{$1}'),
    operationId: id,
    tags: [tag],
    summary,
    ...(description === '' ? {} : { description }),
    security: schemes.map((scheme) => ({ [scheme]: [] })),
    request: {
      ...(parameters === undefined ? {} : { params: parameters }),
      ...(query === undefined ? {} : { query }),
      ...(operation.idempotencyKey === true ? { headers: idempotencyHeaders } : {}),
      ...bodyOf(operation),
    },
    responses: { ...answersOf(operation), ...problemsOf(operation, problems) },
  };
}

function bodyOf({ body, upload }: OperationDescription): Pick<NonNullable<RouteConfig['request']>, 'body'> {
  if (upload !== undefined)
    return { body: { required: true, content: { [upload.type]: { schema: { type: 'string' as const } } } } };
  if (body === undefined) return {};
  return { body: { required: true, content: { 'application/json': { schema: body } } } };
}

const idempotencyHeaders = z.object({
  'Idempotency-Key': z.string().max(130).optional().meta({
    description: 'Made by the client for this one act; sent again with the same key nothing happens twice',
  }),
});

function answersOf({ answers }: OperationDescription): RouteConfig['responses'] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, streams }]) => {
      if (streams !== undefined)
        return [status, { description, content: { [streams]: { schema: { type: 'string' as const } } } }];
      if (schema === undefined) return [status, { description }];
      return [status, { description, content: { 'application/json': { schema } } }];
    }),
  );
}

/** Problems by status; codes of the same status share an answer. */
function problemsOf(
  operation: OperationDescription,
  ofAccess: readonly ErrorCode[],
): RouteConfig['responses'] {
  const { method, body, parameters, query, upload, idempotencyKey } = operation;
  const codes = [...operation.problems, ...always, ...ofAccess];
  if (method !== 'get') codes.push('request_from_elsewhere');
  if ((body ?? parameters ?? query ?? idempotencyKey) !== undefined) codes.push('invalid_input');
  const byStatus = new Map<number, Set<string>>([
    [400, new Set(['malformed, or cookie and bearer at once'])],
  ]);
  if (body !== undefined || upload !== undefined) {
    byStatus.set(
      413,
      new Set([`more than ${Math.floor((upload?.max ?? operation.bodyMax ?? bodyLimit) / 1024)} kB`]),
    );
    byStatus.set(415, new Set([`not ${upload?.type ?? 'JSON'}`]));
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
