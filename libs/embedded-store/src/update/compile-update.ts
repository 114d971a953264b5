import { badValue, CommandError, failedToParse } from '../errors.ts';
import { assertSupported, cloneValue, isDocument, type Document } from '../values/document.ts';
import { equalValues } from '../values/compare.ts';
import { ownField, splitPath } from '../values/path.ts';
import { compileArrayFilters } from './array-filters.ts';
import { ARRAY_MODIFIERS } from './array-modifiers.ts';
import { compilePipelineUpdate } from './pipeline-update.ts';
import { matchedIndex } from './positional.ts';
import { changeAt, concretePaths, KEEP, type ArrayPositions, type LeafChange } from './update-path.ts';
import { VALUE_MODIFIERS, type Modifier } from './value-modifiers.ts';

export interface UpdateContext {
  readonly now: Date;
  /** The query of the update, for the positional `$`. */
  readonly filter: Document;
}

/** A compiled update: makes the new document from the old one, which stays as it is. */
export interface CompiledUpdate {
  readonly kind: 'operators' | 'replacement' | 'pipeline';
  apply(before: Document, inserting: boolean): Document;
}

const MODIFIERS: Readonly<Record<string, Modifier>> = { ...VALUE_MODIFIERS, ...ARRAY_MODIFIERS };

interface FieldChange {
  readonly parts: readonly string[];
  readonly change: LeafChange;
  readonly create: boolean;
  readonly onlyOnInsert: boolean;
  readonly rename?: readonly string[];
}

/**
 * Compiles an update: operators, a replacement document, or a pipeline.
 * Errors: 9 for unknown modifiers or a mix, 40 for conflicting paths, 66 for `_id`, 2 and 14 for operands.
 */
export function compileUpdate(
  update: unknown,
  arrayFilters: unknown,
  context: UpdateContext,
): CompiledUpdate {
  if (Array.isArray(update)) {
    if (arrayFilters !== undefined)
      throw failedToParse('arrayFilters may not be specified for pipeline-style updates');
    return { kind: 'pipeline', apply: compilePipelineUpdate(update, context.now) };
  }
  if (!isDocument(update)) throw failedToParse('Update argument must be either an object or an array');
  const names = Object.keys(update);
  const first = names[0];
  if (first?.startsWith('$') === true) return compileOperators(update, arrayFilters, context);
  const stray = names.find((name) => name.startsWith('$'));
  if (stray !== undefined)
    throw new CommandError(
      52,
      `The dollar ($) prefixed field '${stray}' in '${stray}' is not allowed in the context of an update's replacement document.`,
    );
  assertSupported(update, false);
  return { kind: 'replacement', apply: (before) => replaced(before, update) };
}

/** The replacement under the old `_id`, which comes first as MongoDB keeps it. */
function replaced(before: Document, replacement: Document): Document {
  const id = before['_id'];
  if (id === undefined) return cloneValue(replacement);
  assertSameId(id, replacement['_id'] ?? id);
  return { _id: id, ...cloneValue(replacement) };
}

export function assertSameId(before: unknown, after: unknown): void {
  if (equalValues(before, after)) return;
  throw new CommandError(
    66,
    `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${after === undefined ? 'missing' : JSON.stringify(after)}`,
  );
}

function compileOperators(update: Document, arrayFilters: unknown, context: UpdateContext): CompiledUpdate {
  const filters = compileArrayFilters(arrayFilters, context.now);
  const changes = Object.entries(update).flatMap(([operator, fields]) =>
    compileOperator(operator, fields, context.now),
  );
  assertNoConflicts(
    changes.flatMap(({ parts, rename }) => (rename === undefined ? [parts] : [parts, rename])),
  );
  assertFiltersUsed(filters, changes);
  // MongoDB applies changes in the order of the paths, which is also the order new fields get.
  changes.sort((left, right) => comparePaths(left.parts, right.parts));
  return {
    kind: 'operators',
    apply: (before, inserting) => {
      const after = cloneValue(before);
      const positions: ArrayPositions = {
        matched: (parts) => matchedIndex(before, context.filter, parts, context.now),
        filters,
      };
      for (const change of changes)
        if (inserting || !change.onlyOnInsert) applyChange(after, change, positions);
      const id = before['_id'];
      if (id !== undefined && !equalValues(id, after['_id'])) {
        throw new CommandError(
          66,
          "Performing an update on the path '_id' would modify the immutable field '_id'",
        );
      }
      return after;
    },
  };
}

function compileOperator(operator: string, fields: unknown, now: Date): FieldChange[] {
  const onlyOnInsert = operator === '$setOnInsert';
  const modifier = onlyOnInsert
    ? MODIFIERS['$set']
    : Object.hasOwn(MODIFIERS, operator)
      ? MODIFIERS[operator]
      : undefined;
  if (modifier === undefined && operator !== '$rename') {
    throw failedToParse(
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isDocument(fields))
    throw failedToParse(
      `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${JSON.stringify(fields)}}`,
    );
  const create =
    operator !== '$unset' && operator !== '$pull' && operator !== '$pullAll' && operator !== '$pop';
  return Object.entries(fields).map(([path, operand]): FieldChange => {
    const parts = readPath(path);
    assertSupported(operand, operator === '$pull');
    if (modifier === undefined) return compileRename(path, parts, operand);
    return { parts, change: modifier(operand, { path, now }), create, onlyOnInsert };
  });
}

function readPath(path: string): string[] {
  const parts = splitPath(path);
  if (parts.includes(''))
    throw new CommandError(
      56,
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  for (const [at, part] of parts.entries()) {
    if (!part.startsWith('$')) continue;
    if (at === 0)
      throw badValue(
        `Cannot have array filter identifier or positional operator at the start of the path '${path}'`,
      );
    if (part !== '$' && !/^\$\[[a-zA-Z0-9]*\]$/.test(part)) {
      throw new CommandError(
        52,
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update's replacement document.`,
      );
    }
  }
  if (parts.filter((part) => part === '$').length > 1)
    throw badValue(`Too many positional (i.e. '$') elements found in path '${path}'`);
  return parts;
}

function compileRename(path: string, parts: readonly string[], target: unknown): FieldChange {
  if (typeof target !== 'string')
    throw badValue(`The 'to' field for $rename must be a string: ${path}: ${JSON.stringify(target)}`);
  const rename = readPath(target);
  if ([...parts, ...rename].some((part) => part.startsWith('$')))
    throw badValue(`The source field for $rename may not be dynamic: ${path}`);
  return { parts, rename, change: () => KEEP, create: false, onlyOnInsert: false };
}

function applyChange(
  document: Document,
  { parts, change, create, rename }: FieldChange,
  positions: ArrayPositions,
): void {
  if (rename !== undefined) {
    renameField(document, parts, rename);
    return;
  }
  const dynamic = parts.some((part) => part.startsWith('$'));
  const paths = dynamic ? concretePaths(document, parts, positions) : [parts];
  for (const path of paths) changeAt(document, path, change, create);
}

function renameField(document: Document, from: readonly string[], to: readonly string[]): void {
  let moved: unknown;
  assertNoArrayOn(document, from);
  assertNoArrayOn(document, to);
  changeAt(document, from, (before) => ((moved = before), before === undefined ? KEEP : undefined), false);
  if (moved !== undefined) changeAt(document, to, () => moved, true);
}

function assertNoArrayOn(document: Document, parts: readonly string[]): void {
  let value: unknown = document;
  for (const part of parts.slice(0, -1)) {
    value = isDocument(value) ? ownField(value, part) : undefined;
    if (Array.isArray(value))
      throw badValue(
        `The source and target field for $rename must not be on an array element: '${parts.join('.')}'`,
      );
  }
}

function comparePaths(left: readonly string[], right: readonly string[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const a = left[at] ?? '';
    const b = right[at] ?? '';
    if (a === b) continue;
    const numeric = Number(a) - Number(b);
    return Number.isNaN(numeric) ? (a < b ? -1 : 1) : numeric;
  }
  return left.length - right.length;
}

/** No path may be, or contain, another (40 ConflictingUpdateOperators). */
function assertNoConflicts(paths: readonly (readonly string[])[]): void {
  const sorted = paths
    .map((parts) => ({ parts, key: `${parts.join('\0')}\0` }))
    .sort((left, right) => (left.key < right.key ? -1 : 1));
  for (let at = 1; at < sorted.length; at += 1) {
    const shorter = sorted[at - 1];
    const longer = sorted[at];
    if (shorter === undefined || longer?.key.startsWith(shorter.key) !== true) continue;
    throw new CommandError(
      40,
      `Updating the path '${longer.parts.join('.')}' would create a conflict at '${shorter.parts.join('.')}'`,
    );
  }
}

function assertFiltersUsed(filters: ReadonlyMap<string, unknown>, changes: readonly FieldChange[]): void {
  const used = new Set(changes.flatMap(({ parts }) => parts));
  for (const identifier of filters.keys()) {
    if (!used.has(`$[${identifier}]`))
      throw failedToParse(`The array filter for identifier '${identifier}' was not used in the update`);
  }
}
