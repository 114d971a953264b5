import { BSONRegExp } from 'bson';
import { badValue, typeMismatch } from '../errors.ts';
import { isOperatorDocument } from '../query/field-operators.ts';
import { compileFilter } from '../query/filter.ts';
import { compareSortKeys, readSort, sortKey } from '../query/sort.ts';
import { compareValues, equalValues } from '../values/compare.ts';
import { cloneValue, isDocument, type Document } from '../values/document.ts';
import { KEEP } from './update-path.ts';
import type { Modifier } from './value-modifiers.ts';

const PUSH_CLAUSES = new Set(['$each', '$position', '$slice', '$sort']);

function integer(value: unknown, clause: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw badValue(`The value for ${clause} must be an integer value but was given type: ${typeof value}`);
  }
  return value;
}

function readEach(operand: Document, operator: string): readonly unknown[] {
  const each = operand['$each'];
  if (!Array.isArray(each))
    throw badValue(
      `The argument to $each in ${operator} must be an array but it was of type: ${typeof each}`,
    );
  return each;
}

type Order = (left: unknown, right: unknown) => number;

function readPushSort(sort: unknown): Order | undefined {
  if (sort === undefined) return undefined;
  if (sort === 1 || sort === -1) return (left, right) => compareValues(left, right) * sort;
  if (!isDocument(sort))
    throw badValue(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  const fields = readSort(sort);
  const keyOf = (element: unknown): unknown[] => sortKey(isDocument(element) ? element : {}, fields);
  return (left, right) => compareSortKeys(keyOf(left), keyOf(right), fields);
}

const push: Modifier = (operand, { path }) => {
  const clauses: Document = isDocument(operand) && '$each' in operand ? operand : { $each: [operand] };
  for (const clause of Object.keys(clauses))
    if (!PUSH_CLAUSES.has(clause)) throw badValue(`Unrecognized clause in $push: ${clause}`);
  const each = readEach(clauses, '$push');
  const position = integer(clauses['$position'], '$position');
  const slice = integer(clauses['$slice'], '$slice');
  const order = readPushSort(clauses['$sort']);
  return (before) => {
    if (before !== undefined && !Array.isArray(before)) {
      throw badValue(
        `The field '${path}' must be an array but is of type ${before === null ? 'null' : typeof before}`,
      );
    }
    const array: unknown[] = before === undefined ? [] : [...(before as unknown[])];
    array.splice(position ?? array.length, 0, ...cloneValue(each));
    if (order !== undefined) array.sort(order);
    if (slice === undefined) return array;
    return slice < 0 ? array.slice(slice) : array.slice(0, slice);
  };
};

const addToSet: Modifier = (operand, { path }) => {
  const each = isDocument(operand) && '$each' in operand ? readEach(operand, '$addToSet') : [operand];
  if (isDocument(operand) && '$each' in operand && Object.keys(operand).length > 1) {
    throw badValue('Found unexpected fields after $each in $addToSet');
  }
  return (before) => {
    if (before !== undefined && !Array.isArray(before)) {
      throw badValue(
        `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeof before}`,
      );
    }
    const array: unknown[] = before === undefined ? [] : [...(before as unknown[])];
    for (const value of each) if (!array.some((element) => equalValues(element, value))) array.push(value);
    return before !== undefined && array.length === before.length ? KEEP : array;
  };
};

/** A `$pull` condition is a filter over documents, operators over values, or a value itself. */
function pullTest(operand: unknown, now: Date): (element: unknown) => boolean {
  if (operand instanceof BSONRegExp || isOperatorDocument(operand)) {
    const test = compileFilter({ value: operand }, { now });
    return (element) => test({ value: element });
  }
  if (isDocument(operand)) {
    const test = compileFilter(operand, { now });
    return (element) => isDocument(element) && test(element);
  }
  return (element) => equalValues(element, operand);
}

function removing(operator: string, test: (element: unknown) => boolean) {
  return (before: unknown): unknown => {
    if (before === undefined) return KEEP;
    if (!Array.isArray(before)) throw badValue(`Cannot apply ${operator} to a non-array value`);
    const kept = before.filter((element) => !test(element));
    return kept.length === before.length ? KEEP : kept;
  };
}

const pull: Modifier = (operand, { now }) => removing('$pull', pullTest(operand, now));

const pullAll: Modifier = (operand) => {
  if (!Array.isArray(operand))
    throw badValue(`$pullAll requires an array argument but was given a ${typeof operand}`);
  const values: readonly unknown[] = operand;
  return removing('$pullAll', (element) => values.some((value) => equalValues(element, value)));
};

const pop: Modifier = (operand, { path }) => {
  if (operand !== 1 && operand !== -1)
    throw badValue(`$pop expects 1 or -1, found: ${JSON.stringify(operand)}`);
  return (before): unknown => {
    if (before === undefined) return KEEP;
    if (!Array.isArray(before))
      throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeof before}'`);
    return operand === 1 ? before.slice(0, -1) : before.slice(1);
  };
};

export const ARRAY_MODIFIERS: Readonly<Record<string, Modifier>> = {
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
};
