import { badValue, CommandError } from '../errors.ts';
import { compileFilter, type DocumentTest } from '../query/filter.ts';
import { equalValues } from '../values/compare.ts';
import { isDocument, type Document } from '../values/document.ts';
import { isArrayIndex, splitPath } from '../values/path.ts';
import type { IndexDefinition, IndexField } from './index-definition.ts';

/** The options of an index the store honours; `background` and `v` are accepted and mean nothing here, as in MongoDB 7. */
const KNOWN_OPTIONS = new Set([
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'v',
  'ns',
]);

/** Operators MongoDB allows in a partial filter. */
const PARTIAL_OPERATORS = new Set(['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type', '$in']);

/** Partial filters know no time: `$expr` is not allowed in them. */
const NO_TIME = new Date(0);

function readFields(key: unknown): { key: Document; fields: IndexField[] } {
  if (!isDocument(key) || Object.keys(key).length === 0)
    throw new CommandError(67, 'Index keys cannot be an empty object');
  const fields = Object.entries(key).map(([path, direction]): IndexField => {
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(
        67,
        `Values in v:2 index key pattern must be 1 or -1 in the embedded store: { ${path}: ${JSON.stringify(direction)} }`,
      );
    }
    const parts = splitPath(path);
    if (parts.some((part) => part === '' || part.startsWith('$') || isArrayIndex(part))) {
      throw new CommandError(67, `the embedded store does not index the path '${path}'`);
    }
    return { path, parts, direction };
  });
  return { key, fields };
}

/** The name MongoDB gives an index without one: `state_1_at_-1`. */
function defaultName(key: Document): string {
  return Object.entries(key)
    .map(([path, direction]) => `${path}_${String(direction)}`)
    .join('_');
}

function assertPartialFilter(filter: Document): void {
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(operand)) {
      for (const branch of operand) if (isDocument(branch)) assertPartialFilter(branch);
      continue;
    }
    if (name.startsWith('$')) throw new CommandError(67, `unsupported expression in partial index: ${name}`);
    if (!isDocument(operand)) continue;
    for (const [operator, value] of Object.entries(operand)) {
      const refused =
        (operator.startsWith('$') && !PARTIAL_OPERATORS.has(operator)) || (operator === '$exists' && !value);
      if (refused) throw new CommandError(67, `unsupported expression in partial index: ${name} ${operator}`);
    }
  }
}

const knownTests: { readonly filter: Document; readonly test: DocumentTest }[] = [];

/** Indexes with the same partial filter share its test, so that a document need not be asked for each of them. */
function partialTestOf(filter: Document): DocumentTest {
  const known = knownTests.find((each) => equalValues(each.filter, filter));
  if (known !== undefined) return known.test;
  const test = compileFilter(filter, { now: NO_TIME });
  knownTests.push({ filter, test });
  return test;
}

/** Reads one entry of `createIndexes`. Errors: 67 CannotCreateIndex, 197 for unknown options. */
export function readIndexSpecification(specification: Document): Omit<IndexDefinition, 'space'> {
  for (const option of Object.keys(specification)) {
    if (!KNOWN_OPTIONS.has(option)) {
      throw new CommandError(
        197,
        `The field '${option}' is not valid for an index specification in the embedded store`,
      );
    }
  }
  const { key, fields } = readFields(specification['key']);
  const partialFilter = specification['partialFilterExpression'];
  if (partialFilter !== undefined && !isDocument(partialFilter))
    throw badValue('partialFilterExpression must be an object');
  if (partialFilter !== undefined) {
    if (specification['sparse'] === true)
      throw new CommandError(67, 'cannot mix "partialFilterExpression" and "sparse" options');
    assertPartialFilter(partialFilter);
  }
  const expireAfterSeconds = readExpiry(specification['expireAfterSeconds'], fields);
  const name = specification['name'];
  return {
    name: typeof name === 'string' && name !== '' ? name : defaultName(key),
    key,
    fields,
    unique: specification['unique'] === true,
    sparse: specification['sparse'] === true,
    partialFilter,
    partialTest: partialFilter === undefined ? undefined : partialTestOf(partialFilter),
    expireAfterSeconds,
    multikey: fields.map(() => false),
  };
}

function readExpiry(value: unknown, fields: readonly IndexField[]): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || value < 0)
    throw new CommandError(67, "TTL index 'expireAfterSeconds' option must be numeric and not negative");
  if (fields.length > 1)
    throw new CommandError(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL');
  return value;
}

export function restoreIndex(stored: Document): IndexDefinition {
  const { partialFilter, expireAfterSeconds } = stored;
  const specification = readIndexSpecification({
    key: stored['key'],
    name: stored['name'],
    unique: stored['unique'],
    sparse: stored['sparse'],
    ...(isDocument(partialFilter) ? { partialFilterExpression: partialFilter } : {}),
    ...(typeof expireAfterSeconds === 'number' ? { expireAfterSeconds } : {}),
  });
  const multikey = Array.isArray(stored['multikey'])
    ? stored['multikey'].map(Boolean)
    : specification.multikey;
  return { ...specification, space: Number(stored['space']), multikey };
}

/** An index in the shape of `listIndexes`. */
export function describeIndex(index: Omit<IndexDefinition, 'space'>): Document {
  return {
    v: 2,
    key: index.key,
    name: index.name,
    ...(index.unique ? { unique: true } : {}),
    ...(index.sparse ? { sparse: true } : {}),
    ...(index.partialFilter === undefined ? {} : { partialFilterExpression: index.partialFilter }),
    ...(index.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: index.expireAfterSeconds }),
  };
}

export function sameIndex(
  left: Omit<IndexDefinition, 'space'>,
  right: Omit<IndexDefinition, 'space'>,
): boolean {
  return equalValues(describeIndex(left), describeIndex(right));
}
