import { isDocument, type Document } from './document.ts';

const DIGITS = /^(?:0|[1-9]\d*)$/;

export function splitPath(path: string): string[] {
  return path.split('.');
}

export function isArrayIndex(part: string): boolean {
  return DIGITS.test(part);
}

/** An own field of a document; inherited names such as `constructor` are no fields. */
export function ownField(document: Document, name: string): unknown {
  return Object.hasOwn(document, name) ? document[name] : undefined;
}

/** Is told every value a path leads to (`undefined` for a missing one); answering true ends the walk. */
export type Visitor = (value: unknown) => boolean;

/**
 * Walks a dotted path the way MongoDB's filters do: arrays on the way are entered (documents in them, or the element a number names),
 * scalars on the way count as missing, scalars and empty arrays inside an array lead nowhere.
 * Returns true as soon as `visit` does.
 */
export function visitPath(document: Document, parts: readonly string[], visit: Visitor, at = 0): boolean {
  const part = parts[at];
  if (part === undefined) return visit(document);
  return visitBelow(ownField(document, part), parts, at + 1, visit);
}

function visitBelow(value: unknown, parts: readonly string[], at: number, visit: Visitor): boolean {
  const part = parts[at];
  if (part === undefined) return visit(value);
  if (isDocument(value)) return visitPath(value, parts, visit, at);
  if (!Array.isArray(value)) return visit(undefined);
  for (const element of value) {
    if (isDocument(element) && visitPath(element, parts, visit, at)) return true;
  }
  if (!isArrayIndex(part)) return false;
  const chosen: unknown = value[Number(part)];
  return chosen !== undefined && visitBelow(chosen, parts, at + 1, visit);
}
