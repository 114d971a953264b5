import { Context, evalExpr } from 'mingo/core';
import * as expressions from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { badValue, CommandError } from '../errors.ts';
import { compareValues, equalValues } from '../values/compare.ts';
import { isDocument, type Document } from '../values/document.ts';

/** An aggregation expression, ready to be evaluated against documents. `undefined` stands for "missing". */
export type Expression = (document: Document) => unknown;

type MingoOperator = (document: never, operand: never, options: never) => unknown;

/**
 * The closed list of expression operators. Comparison and `$in` are ours: mingo's match into arrays and order ObjectIds and null otherwise.
 * Left out on purpose: `$function`, `$rand`, `$toLong`, `$toDecimal`, time-zone arithmetic, anything the store could not answer exactly.
 */
const FROM_MINGO = [
  '$abs', '$add', '$ceil', '$divide', '$floor', '$mod', '$multiply', '$pow', '$round', '$sqrt', '$subtract', '$trunc',
  '$arrayElemAt', '$arrayToObject', '$concatArrays', '$filter', '$first', '$indexOfArray', '$isArray', '$last', '$map', '$range',
  '$reduce', '$reverseArray', '$size', '$slice', '$and', '$or', '$not', '$cond', '$ifNull', '$switch',
  '$year', '$month', '$dayOfMonth', '$dayOfWeek', '$dayOfYear', '$hour', '$minute', '$second', '$millisecond', '$dateToString',
  '$literal', '$mergeObjects', '$objectToArray', '$setDifference', '$setEquals', '$setIntersection', '$setIsSubset', '$setUnion',
  '$concat', '$ltrim', '$replaceAll', '$replaceOne', '$rtrim', '$split', '$strLenCP', '$substrCP', '$toLower', '$toUpper', '$trim',
  '$isNumber', '$toBool', '$toDate', '$toDouble', '$toInt', '$toString', '$let',
] as const; // prettier-ignore

function pair(operator: string, document: unknown, operand: unknown, options: Options): [unknown, unknown] {
  if (!Array.isArray(operand) || operand.length !== 2) {
    throw new CommandError(
      2,
      `Expression ${operator} takes exactly 2 arguments. ${Array.isArray(operand) ? operand.length : 1} were passed in.`,
    );
  }
  return [evaluate(document, operand[0], options), evaluate(document, operand[1], options)];
}

function evaluate(document: unknown, expression: unknown, options: Options): unknown {
  return evalExpr(document, expression, options);
}

/** Order of two expression results: a missing value comes before null, everything else as in sorts. */
function order(left: unknown, right: unknown): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined);
  return compareValues(left, right);
}

function comparison(operator: string, result: (order: number) => unknown) {
  return (document: unknown, operand: unknown, options: Options): unknown =>
    result(order(...pair(operator, document, operand, options)));
}

const OURS = {
  $eq: comparison('$eq', (difference) => difference === 0),
  $ne: comparison('$ne', (difference) => difference !== 0),
  $gt: comparison('$gt', (difference) => difference > 0),
  $gte: comparison('$gte', (difference) => difference >= 0),
  $lt: comparison('$lt', (difference) => difference < 0),
  $lte: comparison('$lte', (difference) => difference <= 0),
  $cmp: comparison('$cmp', Math.sign),
  $in: (document: unknown, operand: unknown, options: Options): unknown => {
    const [value, list] = pair('$in', document, operand, options);
    if (!Array.isArray(list)) throw new CommandError(2, '$in requires an array as a second argument');
    return list.some((element) => equalValues(element, value));
  },
};

function contextOperators(): Record<string, MingoOperator> {
  const library: Readonly<Record<string, unknown>> = expressions;
  const operators: Record<string, MingoOperator> = {};
  for (const name of FROM_MINGO) {
    const operator = library[name];
    if (typeof operator !== 'function') throw new Error(`mingo has no expression operator ${name}`);
    operators[name] = operator as MingoOperator;
  }
  return { ...operators, ...OURS };
}

const OPERATORS = contextOperators();

/** mingo's context with exactly the operators above; nothing else can be reached through it. */
export const expressionContext = Context.init({ expression: OPERATORS as never });

const VARIABLES = new Set(['$$ROOT', '$$CURRENT', '$$REMOVE', '$$this', '$$value']);

/**
 * Checks an expression against the closed list and puts the store's time in place of `$$NOW` (mingo would read the machine's clock).
 * Errors: 168-like refusals are answered as 2 with MongoDB's sentence "Unrecognized expression '$x'".
 */
export function prepareExpression(
  expression: unknown,
  now: Date,
  variables: ReadonlySet<string> = VARIABLES,
): unknown {
  if (typeof expression === 'string') return prepareReference(expression, now, variables);
  if (Array.isArray(expression)) return expression.map((part) => prepareExpression(part, now, variables));
  if (!isDocument(expression)) return expression;
  const [operator] = Object.keys(expression);
  if (operator?.startsWith('$') !== true) {
    return Object.fromEntries(
      Object.entries(expression).map(([name, part]) => [name, prepareExpression(part, now, variables)]),
    );
  }
  if (Object.keys(expression).length !== 1)
    throw badValue('an object representing an expression must have exactly one field');
  if (!Object.hasOwn(OPERATORS, operator)) throw badValue(`Unrecognized expression '${operator}'`);
  const operand = expression[operator];
  if (operator === '$literal') return expression;
  return { [operator]: prepareOperand(operator, operand, now, variables) };
}

function prepareReference(reference: string, now: Date, variables: ReadonlySet<string>): unknown {
  if (!reference.startsWith('$$')) return reference;
  const name = reference.split('.', 1)[0] ?? reference;
  if (name === '$$NOW' && reference === name) return now;
  if (!variables.has(name)) throw badValue(`Use of undefined variable: ${name.slice(2)}`);
  return reference;
}

/** `$let`, `$map` and `$filter` bring variables of their own into scope. */
function prepareOperand(
  operator: string,
  operand: unknown,
  now: Date,
  variables: ReadonlySet<string>,
): unknown {
  if (!isDocument(operand)) return prepareExpression(operand, now, variables);
  const bound = new Set(variables);
  if (operator === '$let' && isDocument(operand['vars']))
    for (const name of Object.keys(operand['vars'])) bound.add(`$$${name}`);
  if ((operator === '$map' || operator === '$filter') && typeof operand['as'] === 'string')
    bound.add(`$$${operand['as']}`);
  if (Object.keys(operand)[0]?.startsWith('$') === true) return prepareExpression(operand, now, bound);
  return Object.fromEntries(
    Object.entries(operand).map(([name, part]) => [
      name,
      name === 'as' ? part : prepareExpression(part, now, bound),
    ]),
  );
}

/** Compiles an expression for repeated evaluation. Errors: 2 for an unknown operator or variable, and what the evaluation refuses. */
export function compileExpression(expression: unknown, now: Date): Expression {
  const prepared = prepareExpression(expression, now);
  return (document) => withMingoErrors(() => evaluate(document, prepared, mingoOptions()));
}

function mingoOptions(): Options {
  return { context: expressionContext } as Options;
}

/** mingo reports misuse (wrong operand types) as plain errors; to a client they are 2 BadValue, never a crash. */
export function withMingoErrors<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw badValue(error instanceof Error ? error.message : String(error));
  }
}
