import { badValue } from '../errors.ts';
import { compileFilter, type DocumentTest } from '../query/filter.ts';
import { isDocument, type Document } from '../values/document.ts';
import { ownField } from '../values/path.ts';

/** The conditions of a filter about a path or what lies below it. */
function conditionsBelow(filter: Document, path: string): Document[] {
  return Object.entries(filter).flatMap(([name, operand]): Document[] => {
    if ((name === '$and' || name === '$or') && Array.isArray(operand)) {
      return operand.flatMap((branch) => (isDocument(branch) ? conditionsBelow(branch, path) : []));
    }
    return name === path || name.startsWith(`${path}.`) ? [{ [name]: operand }] : [];
  });
}

function readAt(document: Document, parts: readonly string[]): unknown {
  let value: unknown = document;
  for (const part of parts) {
    if (Array.isArray(value)) value = value[Number(part)];
    else value = isDocument(value) ? ownField(value, part) : undefined;
  }
  return value;
}

/** The document with the array at `parts` reduced to one element, everything else on the way left out. */
function withOnly(element: unknown, parts: readonly string[]): Document {
  return parts.reduceRight<unknown>((inner, part) => ({ [part]: inner }), [element]) as Document;
}

/**
 * Answers which element the positional `$` stands for: the first that satisfies all conditions the query puts on that array, else the first
 * that satisfies the last of them (MongoDB leaves that case undefined). Errors: 2 when no condition of the query is about the array.
 */
export function matchedIndex(
  document: Document,
  filter: Document,
  parts: readonly string[],
  now: Date,
): number {
  const conditions = conditionsBelow(filter, parts.join('.'));
  const array = readAt(document, parts);
  const tests = conditions.map((condition): DocumentTest => compileFilter(condition, { now }));
  const last = tests.at(-1);
  if (last === undefined || !Array.isArray(array)) throw notFound();
  const all = array.findIndex((element) => tests.every((test) => test(withOnly(element, parts))));
  const index = all >= 0 ? all : array.findIndex((element) => last(withOnly(element, parts)));
  if (index < 0) throw notFound();
  return index;
}

function notFound(): Error {
  return badValue('The positional operator did not find the match needed from the query.');
}
