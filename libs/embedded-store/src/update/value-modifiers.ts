import { badValue, typeMismatch } from '../errors.ts';
import { compareValues } from '../values/compare.ts';
import { isDocument } from '../values/document.ts';
import { KEEP, type LeafChange } from './update-path.ts';

/** What a modifier may know beside its operand. */
export interface ModifierContext {
  readonly path: string;
  readonly now: Date;
}

/** Compiles one field of an update operator into a change of that field. */
export type Modifier = (operand: unknown, context: ModifierContext) => LeafChange;

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function arithmetic(
  operator: '$inc' | '$mul',
  verb: string,
  combine: (before: number, operand: number) => number,
): Modifier {
  return (operand, { path }) => {
    if (typeof operand !== 'number')
      throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`);
    return (before) => {
      if (before === undefined) return combine(0, operand);
      if (typeof before !== 'number') {
        throw typeMismatch(
          `Cannot apply ${operator} to a value of non-numeric type. The field '${path}' is of non-numeric type ${typeName(before)}`,
        );
      }
      const result = combine(before, operand);
      // Beyond 2^53 JavaScript would round where MongoDB counts on; refuse instead.
      const exact = !Number.isInteger(before) || !Number.isInteger(operand) || Number.isSafeInteger(result);
      if (!exact)
        throw badValue(
          `Failed to apply ${operator} operations to current value for '${path}': the result is beyond 2^53`,
        );
      return result;
    };
  };
}

const set: Modifier = (operand) => () => operand;
const unset: Modifier = () => () => undefined;

/** Keeps whichever of the old and the new value comes first in MongoDB's order, times `sign`. */
function extreme(sign: 1 | -1): Modifier {
  return (operand) => (before) =>
    before === undefined || compareValues(operand, before) * sign < 0 ? operand : KEEP;
}

const currentDate: Modifier = (operand, { path, now }) => {
  const type: unknown = isDocument(operand) ? operand['$type'] : operand;
  if (type === 'timestamp') throw badValue('the embedded store does not hold values of BSON type Timestamp');
  if (type !== true && type !== false && type !== 'date') {
    throw badValue(
      `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}) for '${path}'.`,
    );
  }
  return () => now;
};

/** The operators about one value; those about arrays are in `array-modifiers.ts`, `$rename` and `$setOnInsert` in `compile-update.ts`. */
export const VALUE_MODIFIERS: Readonly<Record<string, Modifier>> = {
  $set: set,
  $unset: unset,
  $inc: arithmetic('$inc', 'increment', (before, operand) => before + operand),
  $mul: arithmetic('$mul', 'multiply', (before, operand) => before * operand),
  $min: extreme(1),
  $max: extreme(-1),
  $currentDate: currentDate,
};
