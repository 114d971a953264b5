import { badValue } from '../errors.ts';
import { compileExpression } from '../query/expression.ts';
import { compareValues } from '../values/compare.ts';
import { isDocument, type Document } from '../values/document.ts';
import { encodeOrdered } from '../values/ordered-key.ts';

/** Gathers one field of one group. */
export interface Accumulator {
  add(document: Document): void;
  result(): unknown;
}

interface Reducer {
  add(value: unknown): void;
  result(): unknown;
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

function sum(): Reducer {
  let total = 0;
  const add = (value: unknown): void => {
    if (isNumber(value)) total += value;
  };
  return { add, result: () => total };
}

function average(): Reducer {
  let total = 0;
  let count = 0;
  const add = (value: unknown): void => {
    if (!isNumber(value)) return;
    total += value;
    count += 1;
  };
  return { add, result: () => (count === 0 ? null : total / count) };
}

function extreme(sign: 1 | -1): () => Reducer {
  return () => {
    let best: unknown;
    const add = (value: unknown): void => {
      if (value === undefined || value === null) return;
      if (best === undefined || compareValues(value, best) * sign < 0) best = value;
    };
    return { add, result: () => best ?? null };
  };
}

function first(): Reducer {
  let seen = false;
  let kept: unknown;
  const add = (value: unknown): void => {
    if (!seen) kept = value;
    seen = true;
  };
  return { add, result: () => kept ?? null };
}

function last(): Reducer {
  let kept: unknown;
  const add = (value: unknown): void => {
    kept = value;
  };
  return { add, result: () => kept ?? null };
}

function push(): Reducer {
  const values: unknown[] = [];
  const add = (value: unknown): void => {
    if (value !== undefined) values.push(value);
  };
  return { add, result: () => values };
}

function addToSet(): Reducer {
  const values = new Map<string, unknown>();
  const add = (value: unknown): void => {
    if (value !== undefined) values.set(encodeOrdered(value).toString('latin1'), value);
  };
  return { add, result: () => [...values.values()] };
}

const REDUCERS: Readonly<Record<string, () => Reducer>> = {
  $sum: sum,
  $avg: average,
  $min: extreme(1),
  $max: extreme(-1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
};

/** Compiles `{ $sum: '$amount' }`; answers a factory, one accumulator per group. Errors: 2 for unknown accumulators. */
export function compileAccumulator(field: string, specification: unknown, now: Date): () => Accumulator {
  const [name, ...others] = isDocument(specification) ? Object.keys(specification) : [];
  if (!isDocument(specification) || name === undefined || others.length > 0) {
    throw badValue(`The field '${field}' must be an accumulator object`);
  }
  if (name === '$count') return compileAccumulator(field, { $sum: 1 }, now);
  const reducer = Object.hasOwn(REDUCERS, name) ? REDUCERS[name] : undefined;
  if (reducer === undefined) throw badValue(`unknown group operator '${name}'`);
  const evaluate = compileExpression(specification[name], now);
  return () => {
    const reduced = reducer();
    return { add: (document) => reduced.add(evaluate(document)), result: () => reduced.result() };
  };
}
