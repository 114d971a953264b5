import { badValue } from '../errors.ts';
import { TYPE_ORDER, typeOrder } from '../values/compare.ts';

const INT32_MAX = 2_147_483_647;

const isInt32 = (value: unknown): boolean =>
  typeof value === 'number' &&
  Number.isInteger(value) &&
  Math.abs(value) <= INT32_MAX &&
  !Object.is(value, -0);

const ofOrder =
  (order: number): ((value: unknown) => boolean) =>
  (value) =>
    value !== undefined && typeOrder(value) === order;

/** `$type` by alias. The store keeps no longs and decimals as such (numbers are promoted), so those names are refused, not guessed. */
const BY_ALIAS: Readonly<Record<string, (value: unknown) => boolean>> = {
  double: (value) => typeof value === 'number' && !isInt32(value),
  string: ofOrder(TYPE_ORDER.string),
  object: ofOrder(TYPE_ORDER.object),
  array: ofOrder(TYPE_ORDER.array),
  binData: ofOrder(TYPE_ORDER.binary),
  objectId: ofOrder(TYPE_ORDER.objectId),
  bool: ofOrder(TYPE_ORDER.boolean),
  date: ofOrder(TYPE_ORDER.date),
  null: (value) => value === null,
  int: isInt32,
  number: ofOrder(TYPE_ORDER.number),
};

const BY_NUMBER: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  16: 'int',
};

/** The index bracket a `$type` stays in, for planning; undefined when it has none of its own. */
export function typeBracket(alias: unknown): number | undefined {
  switch (alias) {
    case 'string':
    case 2:
      return TYPE_ORDER.string;
    case 'date':
    case 9:
      return TYPE_ORDER.date;
    case 'number':
      return TYPE_ORDER.number;
    case 'objectId':
    case 7:
      return TYPE_ORDER.objectId;
    case 'bool':
    case 8:
      return TYPE_ORDER.boolean;
    default:
      return undefined;
  }
}

/** Compiles the operand of `$type` (one alias or number, or a list of them). Errors: 2 for an unknown or unsupported type. */
export function compileType(operand: unknown): (value: unknown) => boolean {
  const wanted: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  const tests = wanted.map((entry) => {
    const alias = typeof entry === 'number' ? BY_NUMBER[entry] : entry;
    const test = typeof alias === 'string' && Object.hasOwn(BY_ALIAS, alias) ? BY_ALIAS[alias] : undefined;
    if (test === undefined) throw badValue(`Unknown type name alias: ${String(entry)}`);
    return test;
  });
  if (tests.length === 0) throw badValue('$type must match at least one type');
  return (value) => tests.some((test) => test(value));
}
