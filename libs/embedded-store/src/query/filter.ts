import { BSONRegExp } from 'bson';
import { badValue, failedToParse } from '../errors.ts';
import { equalValues } from '../values/compare.ts';
import { assertSupported, isDocument, type Document } from '../values/document.ts';
import { splitPath, visitPath } from '../values/path.ts';
import { compileExpression } from './expression.ts';
import {
  compileRegexOperator,
  compileValueOperator,
  isOperatorDocument,
  type ValueTest,
} from './field-operators.ts';

export type DocumentTest = (document: Document) => boolean;

/** What a filter may refer to beside the document: the store's time for `$$NOW` in `$expr`. */
export interface FilterContext {
  readonly now: Date;
}

const IGNORED_TOP_LEVEL = new Set(['$comment']);

/**
 * Compiles a filter into a test. The operators are a closed list; anything else is answered with MongoDB's code and sentence
 * (2 "unknown operator: …", 2 "unknown top level operator: …", 9 for a malformed `$and`, `$or`, `$nor`).
 */
export function compileFilter(filter: Document, context: FilterContext): DocumentTest {
  assertSupported(filter, true);
  return compileDocument(filter, context);
}

function compileDocument(filter: Document, context: FilterContext): DocumentTest {
  const tests: DocumentTest[] = [];
  for (const [name, operand] of Object.entries(filter)) {
    if (IGNORED_TOP_LEVEL.has(name)) continue;
    tests.push(
      name.startsWith('$') ? compileLogical(name, operand, context) : compileField(name, operand, context),
    );
  }
  return allOf(tests);
}

function allOf<T>(tests: readonly ((value: T) => boolean)[]): (value: T) => boolean {
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (value) => tests.every((test) => test(value));
}

function compileLogical(operator: string, operand: unknown, context: FilterContext): DocumentTest {
  if (operator === '$expr') {
    const evaluate = compileExpression(operand, context.now);
    return (document) => isTruthy(evaluate(document));
  }
  if (operator !== '$and' && operator !== '$or' && operator !== '$nor') {
    throw badValue(
      `unknown top level operator: ${operator}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
    );
  }
  if (!Array.isArray(operand) || operand.length === 0)
    throw badValue(`${operator} argument must be a non-empty array`);
  const branches = operand.map((branch: unknown) => {
    if (!isDocument(branch)) throw badValue(`${operator} entries need to be full objects`);
    return compileDocument(branch, context);
  });
  if (operator === '$and') return allOf(branches);
  const any: DocumentTest = (document) => branches.some((branch) => branch(document));
  return operator === '$or' ? any : (document) => !any(document);
}

/** Truth as aggregation sees it: false, null, 0 and missing are false. */
function isTruthy(value: unknown): boolean {
  return value !== false && value !== null && value !== undefined && value !== 0;
}

function compileField(path: string, operand: unknown, context: FilterContext): DocumentTest {
  const parts = splitPath(path);
  if (operand instanceof BSONRegExp) return atPath(parts, compileRegexOperator(operand, undefined));
  if (!isOperatorDocument(operand)) return atPath(parts, requireOperator('$eq', operand));
  return compileOperators(parts, operand, context);
}

/** All operators of one field, `{ $gte: 1, $lt: 5 }`, joined by "and"; each may be met by another array element. */
function compileOperators(
  parts: readonly string[],
  operators: Document,
  context: FilterContext,
): DocumentTest {
  const tests: DocumentTest[] = [];
  for (const [operator, operand] of Object.entries(operators)) {
    if (operator === '$options') {
      if (operators['$regex'] === undefined) throw badValue('$options needs a $regex');
      continue;
    }
    tests.push(compileOperator(parts, operator, operand, operators, context));
  }
  return allOf(tests);
}

function compileOperator(
  parts: readonly string[],
  operator: string,
  operand: unknown,
  siblings: Document,
  context: FilterContext,
): DocumentTest {
  switch (operator) {
    case '$ne':
      return negate(atPath(parts, requireOperator('$eq', operand)));
    case '$nin':
      if (!Array.isArray(operand)) throw badValue('$nin needs an array');
      return negate(atPath(parts, requireOperator('$in', operand)));
    case '$not':
      return negate(compileNot(parts, operand, context));
    case '$exists':
      return operand
        ? atPath(parts, requireOperator('$exists', true))
        : negate(atPath(parts, requireOperator('$exists', true)));
    case '$regex':
      return atPath(parts, compileRegexOperator(operand, siblings['$options']));
    case '$elemMatch':
      return atPath(parts, { test: compileElemMatch(operand, context), wholeArray: true });
    case '$all':
      return compileAll(parts, operand, context);
    default:
      return atPath(parts, requireOperator(operator, operand));
  }
}

function requireOperator(operator: string, operand: unknown): ValueTest {
  const test = compileValueOperator(operator, operand);
  if (test === undefined) throw badValue(`unknown operator: ${operator}`);
  return test;
}

function negate(test: DocumentTest): DocumentTest {
  return (document) => !test(document);
}

function compileNot(parts: readonly string[], operand: unknown, context: FilterContext): DocumentTest {
  if (operand instanceof BSONRegExp) return atPath(parts, compileRegexOperator(operand, undefined));
  if (!isDocument(operand)) throw badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
  if (!isOperatorDocument(operand)) throw badValue(`unknown operator: ${Object.keys(operand)[0] ?? ''}`);
  return compileOperators(parts, operand, context);
}

function compileAll(parts: readonly string[], operand: unknown, context: FilterContext): DocumentTest {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return () => false;
  return allOf(
    operand.map((entry: unknown) => {
      if (entry instanceof BSONRegExp) return atPath(parts, compileRegexOperator(entry, undefined));
      if (!isOperatorDocument(entry)) return atPath(parts, requireOperator('$eq', entry));
      if (entry['$elemMatch'] === undefined) throw badValue('no $ expressions in $all');
      return atPath(parts, { test: compileElemMatch(entry['$elemMatch'], context), wholeArray: true });
    }),
  );
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr']);

/** `$elemMatch` over operators tests the elements themselves, over fields it tests the documents (and arrays) among them. */
function compileElemMatch(operand: unknown, context: FilterContext): (value: unknown) => boolean {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  const first = Object.keys(operand)[0];
  if (first?.startsWith('$') === true && !LOGICAL.has(first) && isOperatorDocument(operand)) {
    const test = compileOperators(['value'], operand, context);
    // The element is wrapped so that an inner array counts as one value and as its elements, as MongoDB does.
    return (value) => Array.isArray(value) && value.some((element: unknown) => test({ value: element }));
  }
  if (first === '$expr') throw failedToParse('$expr can only be applied to the top-level document');
  const test = compileDocument(operand, context);
  return (value) =>
    Array.isArray(value) &&
    value.some((element: unknown) => {
      if (isDocument(element)) return test(element);
      return (
        Array.isArray(element) &&
        test(Object.fromEntries(element.map((inner: unknown, index) => [String(index), inner])))
      );
    });
}

/** Applies a value test along a path: to the value, and, unless it is about the array itself, to each of its elements. */
function atPath(parts: readonly string[], { test, wholeArray }: ValueTest): DocumentTest {
  const visit = wholeArray
    ? test
    : (value: unknown): boolean =>
        Array.isArray(value) ? value.some((element) => test(element)) || test(value) : test(value);
  return (document) => visitPath(document, parts, visit);
}

/** The fields a filter pins to one value (`{ a: 1, b: { $eq: 2 } }`, also inside `$and`), from which an upsert starts. */
export function equalityFields(filter: Document): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  collectEqualities(filter, fields);
  return fields;
}

function collectEqualities(filter: Document, fields: Map<string, unknown>): void {
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(operand)) {
      for (const branch of operand) if (isDocument(branch)) collectEqualities(branch, fields);
    } else if (name === '$or' && Array.isArray(operand) && operand.length === 1 && isDocument(operand[0])) {
      collectEqualities(operand[0], fields);
    } else if (!name.startsWith('$')) {
      collectEquality(name, operand, fields);
    }
  }
}

function collectEquality(path: string, operand: unknown, fields: Map<string, unknown>): void {
  if (operand instanceof BSONRegExp) return;
  let value = operand;
  if (isOperatorDocument(operand)) {
    const only: unknown = operand['$all'] ?? operand['$in'];
    if ('$eq' in operand) value = operand['$eq'];
    else if (
      Array.isArray(only) &&
      only.length === 1 &&
      !(only[0] instanceof BSONRegExp) &&
      !isOperatorDocument(only[0])
    )
      value = only[0];
    else return;
  }
  const known = fields.get(path);
  if (fields.has(path) && !equalValues(known, value)) return;
  fields.set(path, value);
}
