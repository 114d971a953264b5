import { BSONRegExp } from 'bson';
import { badValue } from '../errors.ts';
import { compareValues, equalValues, typeOrder } from '../values/compare.ts';
import { isDocument, type Document } from '../values/document.ts';
import { compileRegex, readRegex } from './regex.ts';
import { compileType } from './type-names.ts';

/** Tells whether one value fits; arrays are taken apart by the caller unless `wholeArray` is set. */
export interface ValueTest {
  readonly test: (value: unknown) => boolean;
  /** True for operators about the array itself (`$size`, `$elemMatch`, `$exists`): elements are not tried one by one. */
  readonly wholeArray: boolean;
}

const eachValue = (test: (value: unknown) => boolean): ValueTest => ({ test, wholeArray: false });
const wholeValue = (test: (value: unknown) => boolean): ValueTest => ({ test, wholeArray: true });

/** `undefined` (a missing field) equals null in a filter. */
function equality(operand: unknown): ValueTest {
  if (operand instanceof BSONRegExp) throw badValue("Can't have RegEx as arg to predicate over field");
  return eachValue((value) => (value === undefined ? operand === null : equalValues(value, operand)));
}

/** Ranges compare within one type only (type bracketing); with null only "or equal" can hold. */
function range(operand: unknown, fits: (order: number) => boolean): ValueTest {
  if (operand instanceof BSONRegExp) throw badValue("Can't have RegEx as arg to predicate over field");
  const bracket = typeOrder(operand);
  if (typeof operand === 'number' && Number.isNaN(operand)) {
    return eachValue((value) => typeof value === 'number' && Number.isNaN(value) && fits(0));
  }
  return eachValue((value) => {
    if (typeOrder(value) !== bracket) return false;
    // NaN sorts first in an index, but no ordinary range contains it.
    if (typeof value === 'number' && Number.isNaN(value)) return false;
    return fits(compareValues(value, operand));
  });
}

function membership(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  const values: readonly unknown[] = operand;
  const strings = new Set(values.filter((value) => typeof value === 'string'));
  const others = values.filter((value) => typeof value !== 'string' && !(value instanceof BSONRegExp));
  const patterns = values
    .filter((value) => value instanceof BSONRegExp)
    .map((value) => compileRegex(readRegex(value, undefined)));
  for (const value of others) {
    if (isDocument(value) && Object.keys(value)[0]?.startsWith('$'))
      throw badValue('cannot nest $ under $in');
  }
  return eachValue((value) => {
    if (typeof value === 'string') return strings.has(value) || patterns.some((matches) => matches(value));
    return others.some((other) => (value === undefined ? other === null : equalValues(value, other)));
  });
}

function modulo(operand: unknown): ValueTest {
  if (!Array.isArray(operand) || operand.length < 2) throw badValue('malformed mod, not enough elements');
  if (operand.length > 2) throw badValue('malformed mod, too many elements');
  const [divisor, remainder] = operand.map((part: unknown) =>
    typeof part === 'number' ? Math.trunc(part) : Number.NaN,
  );
  if (
    divisor === undefined ||
    remainder === undefined ||
    !Number.isFinite(divisor) ||
    !Number.isFinite(remainder)
  ) {
    throw badValue('malformed mod, divisor or remainder not a number');
  }
  if (divisor === 0) throw badValue('divisor cannot be 0');
  return eachValue(
    (value) =>
      typeof value === 'number' && Number.isFinite(value) && Math.trunc(value) % divisor === remainder,
  );
}

function size(operand: unknown): ValueTest {
  if (typeof operand !== 'number' || !Number.isInteger(operand)) {
    throw badValue(`Failed to parse $size. Expected an integer: $size: ${JSON.stringify(operand)}`);
  }
  if (operand < 0)
    throw badValue(`Failed to parse $size. Expected a non-negative number in: $size: ${operand}`);
  return wholeValue((value) => Array.isArray(value) && value.length === operand);
}

function exists(operand: unknown): ValueTest {
  const wanted = Boolean(operand);
  return wholeValue((value) => wanted && value !== undefined);
}

/** Operators whose test looks at one value and needs nothing else; the structural ones are in `filter.ts`. */
const VALUE_OPERATORS: Readonly<Record<string, (operand: unknown) => ValueTest>> = {
  $eq: equality,
  $gt: (operand) => range(operand, (order) => order > 0),
  $gte: (operand) => range(operand, (order) => order >= 0),
  $lt: (operand) => range(operand, (order) => order < 0),
  $lte: (operand) => range(operand, (order) => order <= 0),
  $in: membership,
  $mod: modulo,
  $size: size,
  $exists: exists,
  $type: (operand) => eachValue(compileType(operand)),
};

export function compileValueOperator(operator: string, operand: unknown): ValueTest | undefined {
  return Object.hasOwn(VALUE_OPERATORS, operator) ? VALUE_OPERATORS[operator]?.(operand) : undefined;
}

export function compileRegexOperator(pattern: unknown, options: unknown): ValueTest {
  const matches = compileRegex(readRegex(pattern, options));
  return eachValue((value) => typeof value === 'string' && matches(value));
}

/** True for `{ $gt: 1 }`, false for a literal such as `{ city: 'Rome' }`. Errors: 2 when both are mixed. */
export function isOperatorDocument(value: unknown): value is Document {
  if (!isDocument(value)) return false;
  const names = Object.keys(value);
  const operators = names.filter((name) => name.startsWith('$'));
  if (operators.length === 0) return false;
  const stranger = names.find((name) => !name.startsWith('$'));
  if (stranger !== undefined) throw badValue(`unknown operator: ${stranger}`);
  return true;
}
