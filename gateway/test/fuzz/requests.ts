import fc from 'fast-check';
import { anything, deepNesting, hostileText, jsonOf, unreadableBodies } from './hostile-values.ts';
import { resolved, type ApiDocument, type ApiOperation, type ApiParameter } from './openapi.ts';
import { createSchemaValues, type KnownValues, type Spoilt } from './schema-values.ts';

export interface FuzzRequest {
  path: string;
  body?: string | Buffer | undefined;
  headers?: Record<string, string>;
}

/** A request and what has to become of it. */
export interface Refused extends FuzzRequest {
  how: string;
  /** The field that has to be named. */
  field: string;
}

const json = { 'Content-Type': 'application/json' };
/** Bytes of a body where the operation says nothing (gateway/src/http/body.ts). */
const bodyLimit = 100 * 1024;

/** Draws requests for one operation of a document, out of its schemas. */
export function createRequests(document: ApiDocument, operation: ApiOperation, known: KnownValues) {
  const { valid, spoilt } = createSchemaValues(document, known);
  const { parameters, body } = operation;
  const needsFields = (resolved(document, body ?? {}).required ?? []).length > 0;
  const valueOf = ({ name, schema }: ApiParameter): fc.Arbitrary<unknown> => {
    const values = known[name];
    return values === undefined ? valid(schema) : fc.constantFrom(...values);
  };
  const places = fc.record(Object.fromEntries(parameters.map((each) => [each.name, valueOf(each)])), {
    requiredKeys: parameters.filter((each) => each.in === 'path' || each.required).map(({ name }) => name),
  });
  const validPaths = places.map((given) => fillPath(operation, given));
  const bodies =
    body === undefined
      ? fc.constant({})
      : valid(body).map((value) => ({ body: jsonOf(value), headers: { ...json } }));
  const withBody = (path: string, content: string | Buffer): FuzzRequest => ({
    path,
    body: content,
    headers: { ...json },
  });

  return {
    valid: fc.tuple(validPaths, bodies).map(([path, given]): FuzzRequest => ({ path, ...given })),
    /** A body that breaks the schema in one place; of operations with a body. */
    spoiltBody: (schema = body ?? {}): fc.Arbitrary<Refused> =>
      fc.tuple(validPaths, spoilt(schema)).map(([path, part]) => ({
        ...withBody(path, jsonOf(part.value)),
        how: part.how,
        field: fieldOf(part),
      })),
    /** A hostile text for one of the parameters in path and query. */
    spoiltParameter: (parameter: ApiParameter): fc.Arbitrary<Refused> =>
      fc.tuple(places, bodies, hostileText).map(([given, rest, text]) => ({
        path: fillPath(operation, {
          ...given,
          [parameter.name]: encodable(text),
        }),
        ...rest,
        how: JSON.stringify(text),
        field: parameter.name,
      })),
    /** Whatever somebody sends for a body. */
    anyBody: fc
      .tuple(
        validPaths,
        fc.oneof(
          anything.map(jsonOf),
          fc.json(),
          fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        ),
      )
      .map(([path, content]) => withBody(path, content)),
    /** What is no body of the operation whatever its schema is, and the status it has to get. */
    brokenBodies: (largest = bodyLimit): readonly (readonly [how: string, status: number, FuzzRequest])[] => {
      const path = fc.sample(validPaths, { seed: 1, numRuns: 1 })[0] ?? operation.path;
      const typed = (headers: Record<string, string>): FuzzRequest => ({ path, body: '{}', headers });
      return [
        ...unreadableBodies.map(([how, content]) => [how, 400, withBody(path, content)] as const),
        // No body at all is read as an empty object.
        ...(needsFields ? [['nothing', 422, withBody(path, '')] as const] : []),
        ['deep nesting', 422, withBody(path, deepNesting)],
        ['a huge number', 422, withBody(path, '1e999')],
        ['too many bytes', 413, withBody(path, `{"x":"${'x'.repeat(largest)}"}`)],
        ['no content type', 415, typed({})],
        ['a form', 415, typed({ 'Content-Type': 'application/x-www-form-urlencoded' })],
        ['another charset', 415, typed({ 'Content-Type': 'application/json; charset=utf-16' })],
        ['a compressed body', 415, typed({ ...json, 'Content-Encoding': 'gzip' })],
        ['64 kB of headers', 431, typed({ ...json, 'X-Filler': 'x'.repeat(64 * 1024) })],
      ];
    },
  };
}

/** Short enough for a URL, not empty, and without halves of characters, which no URL can hold. */
function encodable(text: string): string {
  const short = Array.from(text).slice(0, 200).join('');
  return short.replace(/\p{Surrogate}/gu, '\ufffd') || 'x';
}

function fieldOf({ field }: Spoilt): string {
  return field === '' ? 'body' : field;
}

function fillPath(operation: ApiOperation, given: Readonly<Record<string, unknown>>): string {
  const text = (name: string): string => encodeURIComponent(String(given[name]));
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => text(name));
  const query = operation.parameters
    .filter((each) => each.in === 'query' && given[each.name] !== undefined)
    .map(({ name }) => `${name}=${text(name)}`);
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}
