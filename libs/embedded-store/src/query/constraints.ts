import { BSONRegExp } from 'bson';
import { typeOrder, TYPE_ORDER } from '../values/compare.ts';
import { isDocument, type Document } from '../values/document.ts';
import { isOperatorDocument } from './field-operators.ts';
import {
  bracketInterval,
  intersect,
  pointInterval,
  pointIntervals,
  prefixInterval,
  rangeInterval,
  union,
  type IntervalSet,
} from './intervals.ts';
import { anchoredPrefix, readRegex } from './regex.ts';
import { typeBracket } from './type-names.ts';

/** What one condition of a filter says about one path: the values that can satisfy it. */
export interface Constraint {
  readonly set: IntervalSet;
  /** The set says all the condition says, so a document without arrays inside it needs no second look. */
  readonly exact: boolean;
}

/**
 * The constraints a filter puts on a path, one per condition. Every document the filter matches has, on that path, at least one value in
 * each of the sets (not necessarily the same value for all of them, when there are arrays).
 */
export function constraintsOn(filter: Document, path: string): Constraint[] {
  const found: Constraint[] = [];
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(operand)) {
      for (const branch of operand) if (isDocument(branch)) found.push(...constraintsOn(branch, path));
    } else if (name === '$or' && Array.isArray(operand)) {
      const constraint = constraintOfBranches(operand, path);
      if (constraint !== undefined) found.push(constraint);
    } else if (name === path) {
      found.push(...constraintsOf(operand));
    } else if (path.startsWith(`${name}.`) && isDocument(operand) && isDocument(operand['$elemMatch'])) {
      // Some element satisfies the whole inner filter, so the index holds a key for it.
      const inner = constraintsOn(operand['$elemMatch'], path.slice(name.length + 1));
      found.push(...inner.map(({ set }) => ({ set, exact: false })));
    }
  }
  return found;
}

/** Every branch of an `$or` must say something about the path; one condition per branch suffices and is right for arrays, too. */
function constraintOfBranches(branches: readonly unknown[], path: string): Constraint | undefined {
  const sets: IntervalSet[] = [];
  for (const branch of branches) {
    const narrowest = isDocument(branch) ? narrowestOf(constraintsOn(branch, path)) : undefined;
    if (narrowest === undefined) return undefined;
    sets.push(narrowest.set);
  }
  return { set: union(sets), exact: false };
}

/** Picks the constraint likely to admit least: nothing, then single values (the fewer the better), then the one given first. */
export function narrowestOf(constraints: readonly Constraint[]): Constraint | undefined {
  let best: Constraint | undefined;
  for (const constraint of constraints)
    if (best === undefined || weight(constraint.set) < weight(best.set)) best = constraint;
  return best;
}

function weight(set: IntervalSet): number {
  return set.every(({ point }) => point) ? set.length : 1_000_000 + set.length;
}

/** All constraints together: for a path without arrays one value must lie in every set. */
export function jointly(constraints: readonly Constraint[]): Constraint | undefined {
  const [first, ...others] = constraints;
  if (first === undefined) return undefined;
  return others.reduce(
    (joint, { set, exact }) => ({ set: intersect(joint.set, set), exact: joint.exact && exact }),
    first,
  );
}

/** Planning asks about the same operand for each index; nothing changes one. */
const known = new WeakMap<Document, readonly Constraint[]>();

function constraintsOf(operand: unknown): readonly Constraint[] {
  if (!isDocument(operand)) return readConstraints(operand);
  const constraints = known.get(operand) ?? readConstraints(operand);
  known.set(operand, constraints);
  return constraints;
}

function readConstraints(operand: unknown): Constraint[] {
  if (operand instanceof BSONRegExp) return regexConstraint(operand, undefined);
  if (!isOperatorDocument(operand)) return equalityConstraint(operand);
  return Object.entries(operand).flatMap(([operator, value]) =>
    constraintOfOperator(operator, value, operand),
  );
}

function constraintOfOperator(operator: string, value: unknown, siblings: Document): Constraint[] {
  switch (operator) {
    case '$eq':
      return equalityConstraint(value);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeConstraint(operator, value);
    case '$in':
      return Array.isArray(value) ? membershipConstraint(value) : [];
    case '$all':
      return Array.isArray(value)
        ? value.filter((entry) => !isOperatorDocument(entry)).flatMap(constraintsOf)
        : [];
    case '$regex':
      return regexConstraint(value, siblings['$options']);
    case '$type':
      return typeConstraint(value);
    case '$elemMatch':
      return isDocument(value) && isOperatorDocument(value)
        ? constraintsOf(value).map(({ set }) => ({ set, exact: false }))
        : [];
    default:
      return [];
  }
}

/** Equality with an array means "is it, or has it as an element", which no single stretch of keys expresses. */
function equalityConstraint(value: unknown): Constraint[] {
  if (Array.isArray(value)) return [];
  return [{ set: [pointInterval(value)], exact: true }];
}

function rangeConstraint(operator: '$gt' | '$gte' | '$lt' | '$lte', value: unknown): Constraint[] {
  const order = typeOrder(value);
  if (order === TYPE_ORDER.array || (typeof value === 'number' && Number.isNaN(value))) return [];
  return [{ set: rangeInterval(operator, value, order), exact: order !== TYPE_ORDER.null }];
}

function membershipConstraint(values: readonly unknown[]): Constraint[] {
  if (values.some((value) => Array.isArray(value))) return [];
  const patterns = values
    .filter((value) => value instanceof BSONRegExp)
    .map((pattern) => regexConstraint(pattern, undefined)[0]);
  const sets: IntervalSet[] = [pointIntervals(values.filter((value) => !(value instanceof BSONRegExp)))];
  for (const pattern of patterns) {
    if (pattern === undefined) return [];
    sets.push(pattern.set);
  }
  return [{ set: union(sets), exact: patterns.length === 0 }];
}

function regexConstraint(pattern: unknown, options: unknown): Constraint[] {
  const prefix = anchoredPrefix(readRegex(pattern, options));
  return prefix === undefined ? [] : [{ set: [prefixInterval(prefix)], exact: false }];
}

function typeConstraint(alias: unknown): Constraint[] {
  const bracket = typeBracket(alias);
  return bracket === undefined ? [] : [{ set: [bracketInterval(bracket)], exact: true }];
}

/** True when the filter itself demands that the path exists. */
export function demandsExistence(filter: Document, path: string): boolean {
  return Object.entries(filter).some(([name, operand]) => {
    if (name === '$and' && Array.isArray(operand))
      return operand.some((branch) => isDocument(branch) && demandsExistence(branch, path));
    return name === path && isDocument(operand) && Boolean(operand['$exists']);
  });
}
