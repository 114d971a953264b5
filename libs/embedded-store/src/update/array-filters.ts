import { badValue, failedToParse } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { isDocument, type Document } from '../values/document.ts';

/** The identifier all conditions of one array filter are about. */
function identifierOf(filter: Document): string | undefined {
  const names = new Set<string>();
  for (const [name, operand] of Object.entries(filter)) {
    if (!name.startsWith('$')) names.add(name.split('.', 1)[0] ?? name);
    else if (Array.isArray(operand)) {
      for (const branch of operand) {
        const inner = isDocument(branch) ? identifierOf(branch) : undefined;
        if (inner !== undefined) names.add(inner);
      }
    }
  }
  if (names.size > 1)
    throw failedToParse(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${[...names].join("' and '")}'`,
    );
  return [...names][0];
}

/**
 * Compiles `arrayFilters` to one element test per identifier. Errors: 9 for a filter without, with several, or with a repeated identifier,
 * 2 for one that is no lower-case name.
 */
export function compileArrayFilters(
  arrayFilters: unknown,
  now: Date,
): Map<string, (element: unknown) => boolean> {
  const tests = new Map<string, (element: unknown) => boolean>();
  if (arrayFilters === undefined || arrayFilters === null) return tests;
  if (!Array.isArray(arrayFilters)) throw failedToParse('arrayFilters must be an array');
  for (const filter of arrayFilters) {
    if (!isDocument(filter)) throw failedToParse('each array filter must be an object');
    const identifier = identifierOf(filter);
    if (identifier === undefined)
      throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
    if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      throw badValue(
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
      );
    }
    if (tests.has(identifier))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${identifier}`);
    const test = compileFilter(filter, { now });
    tests.set(identifier, (element) => test({ [identifier]: element }));
  }
  return tests;
}
