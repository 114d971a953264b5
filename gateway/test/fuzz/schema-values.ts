import fc from 'fast-check';
import { resolved, type ApiDocument, type JsonSchema } from './openapi.ts';

/** Values for fields of a name, where any text will not do: an address that has an account, a link that lives. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

/** A value that breaks its schema, and the field that has to be named: `rows.0.cells`, empty for the whole. */
export interface Spoilt {
  value: unknown;
  field: string;
  how: string;
}

/** Signs of one line of text: what every name may hold. */
const sign = fc.constantFrom(...Array.from('abcXYZ 019-_.äßéńŁøЖ中日本한👍🏽'));

export interface SchemaValues {
  valid(schema: JsonSchema): fc.Arbitrary<unknown>;
  spoilt(schema: JsonSchema): fc.Arbitrary<Spoilt>;
}

/** Draws values that fit the document's schemas, and values that break one of them in one place. */
export function createSchemaValues(document: ApiDocument, known: KnownValues): SchemaValues {
  const follow = (schema: JsonSchema): JsonSchema => resolved(document, schema);

  const validObject = ({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> =>
    fc.record(
      Object.fromEntries(
        Object.entries(properties).map(([name, property]) => {
          const values = known[name];
          return [name, values === undefined ? valid(property) : fc.constantFrom(...values)];
        }),
      ),
      { requiredKeys: [...required] },
    );

  const valid = (given: JsonSchema): fc.Arbitrary<unknown> => {
    const schema = follow(given);
    if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valid));
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    if (schema.const !== undefined) return fc.constant(schema.const);
    const [type = 'object'] = typesOf(schema);
    if (type === 'string') return validText(schema);
    if (type === 'boolean') return fc.boolean();
    if (type === 'integer' || type === 'number')
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1000, 2 ** 31) });
    if (type === 'array')
      return fc.array(valid(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 });
    return validObject(schema);
  };

  const spoilt = (given: JsonSchema): fc.Arbitrary<Spoilt> => {
    const schema = follow(given);
    const wrong = [wrongType(schema, follow), ...wrongText(schema)];
    if (schema.properties !== undefined) wrong.push(...spoiltFields(schema, { valid, spoilt }));
    if (schema.items !== undefined) wrong.push(...spoiltItems(schema, { valid, spoilt }));
    return fc.oneof(...wrong);
  };
  return { valid, spoilt };
}

function typesOf({ type, anyOf, properties }: JsonSchema): readonly string[] {
  if (type === undefined)
    return anyOf?.flatMap((each) => typesOf(each)) ?? (properties === undefined ? [] : ['object']);
  return typeof type === 'string' ? [type] : type;
}

function validText({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date' || format === 'date-time') {
    const moments = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2020-01-01') });
    return moments.map((date) => date.toISOString().slice(0, format === 'date' ? 10 : undefined));
  }
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc
    .array(sign, { minLength, maxLength: Math.min(maxLength, minLength + 40) })
    .map((signs) => signs.join(''));
}

const samples: Readonly<Record<string, readonly unknown[]>> = {
  string: ['text', '{"$gt":""}'],
  number: [7, -1, 1.5, 1e308],
  boolean: [true, false],
  null: [null],
  array: [[], ['a'], [{ $gt: '' }]],
  object: [{}, { $gt: '' }, { $ne: null }, { toString: 'x' }],
};

/** A JSON value of a type the schema does not know, operators among them. */
function wrongType(schema: JsonSchema, follow: (schema: JsonSchema) => JsonSchema): fc.Arbitrary<Spoilt> {
  const types = (schema.anyOf ?? [schema]).flatMap((each) => typesOf(follow(each)));
  const allowed = types.map((type) => (type === 'integer' ? 'number' : type));
  const values = Object.entries(samples).flatMap(([type, each]) => (allowed.includes(type) ? [] : each));
  return fc.constantFrom(...values).map((value) => ({ value, field: '', how: 'a wrong type' }));
}

/** Texts outside of their bounds, and numbers outside of theirs. */
function wrongText(schema: JsonSchema): fc.Arbitrary<Spoilt>[] {
  const wrong: [how: string, value: unknown][] = [];
  const { enum: members, pattern, format, minLength = 0, maxLength, minimum, maximum } = schema;
  if (members !== undefined && typesOf(schema).includes('string'))
    wrong.push(['no member', 'no such member']);
  if (format === 'uuid') wrong.push(['no UUID', 'x'], ['no UUID', '0198f0c0-0000-7000-8000-00000000ada']);
  if (pattern !== undefined)
    wrong.push(['not as the pattern', ' \u0000/../'], ['not as the pattern', '\ud800']);
  if (maxLength !== undefined)
    wrong.push(['too long', 'x'.repeat(maxLength + 1)], ['too long', '👍'.repeat(maxLength + 1)]);
  if (minLength > 0) wrong.push(['empty', ''], ['too short', 'x'.repeat(minLength - 1)]);
  if (maximum !== undefined) wrong.push(['too large', maximum + 1], ['too large', 1e300]);
  if (minimum !== undefined) wrong.push(['too small', minimum - 1]);
  return wrong.map(([how, value]) => fc.constant({ value, field: '', how }));
}

function within(name: string, { field }: Spoilt): string {
  return field === '' ? name : `${name}.${field}`;
}

/** One field missing, one too many, one that breaks its own schema. */
function spoiltFields(schema: JsonSchema, { valid, spoilt }: SchemaValues): fc.Arbitrary<Spoilt>[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  const whole = valid(schema) as fc.Arbitrary<Record<string, unknown>>;
  const wrong: fc.Arbitrary<Spoilt>[] = Object.entries(properties).map(([name, property]) =>
    fc.tuple(whole, spoilt(property)).map(([value, part]) => ({
      value: { ...value, [name]: part.value },
      field: within(name, part),
      how: part.how,
    })),
  );
  for (const name of required) {
    const without = ({ [name]: _dropped, ...rest }: Record<string, unknown>): Spoilt => ({
      value: rest,
      field: name,
      how: 'a field missing',
    });
    wrong.push(whole.map(without));
  }
  if (additionalProperties === false) {
    const names = fc.constantFrom('extra', '$gt', 'constructor', '_id', 'customerId', 'ünïcode');
    wrong.push(
      fc.tuple(whole, names).map(([value, name]) => ({
        value: { ...value, [name]: 'x' },
        field: name,
        how: 'a field too many',
      })),
    );
  }
  return wrong;
}

function spoiltItems(schema: JsonSchema, { valid, spoilt }: SchemaValues): fc.Arbitrary<Spoilt>[] {
  const { items = {}, minItems = 0, maxItems } = schema;
  const wrong: fc.Arbitrary<Spoilt>[] = [
    fc.tuple(fc.array(valid(items), { maxLength: 2 }), spoilt(items)).map(([before, part]) => ({
      value: [...before, part.value],
      field: within(String(before.length), part),
      how: part.how,
    })),
  ];
  if (minItems > 0) wrong.push(fc.constant({ value: [], field: '', how: 'too few items' }));
  if (maxItems !== undefined)
    wrong.push(
      valid(items).map((item) => ({
        value: Array<unknown>(maxItems + 1).fill(item),
        field: '',
        how: 'too many items',
      })),
    );
  return wrong;
}
