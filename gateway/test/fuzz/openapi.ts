import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much of JSON Schema (2020-12) as our documents use. */
export interface JsonSchema {
  $ref?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly JsonSchema[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
}

export interface ApiParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: JsonSchema;
}

interface DescribedOperation {
  operationId: string;
  security?: readonly Readonly<Record<string, unknown>>[];
  parameters?: readonly ApiParameter[];
  requestBody?: { content: Readonly<Record<string, { schema: JsonSchema }>> };
  responses: Readonly<Record<string, unknown>>;
}

export interface ApiDocument {
  servers: readonly { url: string }[];
  components: {
    schemas: Readonly<Record<string, JsonSchema>>;
    securitySchemes: Readonly<Record<string, { type: string; name?: string }>>;
  };
  paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

export interface ApiOperation {
  id: string;
  method: string;
  /** With the base of the group, and `{name}` where a parameter goes. */
  path: string;
  parameters: readonly ApiParameter[];
  /** Of a JSON body; undefined when it takes none. */
  body: JsonSchema | undefined;
  /** Every status the document names. */
  statuses: ReadonlySet<number>;
  /** Whether it wants to know who asks. */
  secured: boolean;
}

/** @param name of the file in docs/openapi, such as `storefront` */
export function readDocument(name: string): ApiDocument {
  const file = join(import.meta.dirname, '..', '..', '..', 'docs', 'openapi', `${name}.openapi.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as ApiDocument;
}

export function operationsOf({ servers, paths }: ApiDocument): ApiOperation[] {
  const base = servers[0]?.url ?? '';
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      id: described.operationId,
      method: method.toUpperCase(),
      path: `${base}${path}`,
      parameters: described.parameters ?? [],
      body: described.requestBody?.content['application/json']?.schema,
      statuses: new Set(Object.keys(described.responses).map(Number)),
      secured: (described.security ?? []).length > 0,
    })),
  );
}

/** The schema a reference stands for. */
export function resolved({ components }: Pick<ApiDocument, 'components'>, schema: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.replace('#/components/schemas/', '');
  const found = components.schemas[name];
  if (found === undefined) throw new Error(`the document has no schema ${schema.$ref}`);
  return resolved({ components }, found);
}
