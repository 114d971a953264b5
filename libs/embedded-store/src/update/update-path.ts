import { badValue, CommandError } from '../errors.ts';
import { cloneValue, isDocument, type Document } from '../values/document.ts';
import { isArrayIndex, ownField } from '../values/path.ts';

/** Answers a field's new value from its old one; `undefined` in means missing, `undefined` out means remove, `KEEP` means untouched. */
export type LeafChange = (before: unknown) => unknown;

export const KEEP: unique symbol = Symbol('keep');

/** MongoDB pads arrays at most this far when an index beyond the end is set. */
const MAX_PADDING = 1_500_000;

function describeContainer(name: string, value: unknown): string {
  return `{${name}: ${value === undefined ? 'null' : JSON.stringify(value)}}`;
}

/** Changes the field a concrete path (no `$`) names. Errors: 28 PathNotViable when a scalar lies in the way. */
export function changeAt(
  document: Document,
  parts: readonly string[],
  change: LeafChange,
  create: boolean,
): void {
  let container: Document | unknown[] = document;
  let containerName = '';
  for (const [at, part] of parts.entries()) {
    assertUsable(part, container, containerName);
    const last = at === parts.length - 1;
    const child = readChild(container, part);
    if (last) {
      writeChild(container, part, change(child), child);
      return;
    }
    if (isDocument(child) || Array.isArray(child)) container = child;
    else if (child !== undefined || !create) {
      // Removing below a scalar or a missing field changes nothing; writing there is impossible.
      if (!create) return;
      throw new CommandError(
        28,
        `Cannot create field '${parts[at + 1] ?? ''}' in element ${describeContainer(part, child)}`,
      );
    } else {
      const grown = growBelow(parts.slice(at + 1), change);
      if (grown !== KEEP) writeChild(container, part, grown, undefined);
      return;
    }
    containerName = part;
  }
}

/** Builds the missing documents of a path around the new leaf. */
function growBelow(parts: readonly string[], change: LeafChange): unknown {
  const value = change(undefined);
  if (value === KEEP || value === undefined) return KEEP;
  return parts.reduceRight<unknown>((inner, part) => ({ [part]: inner }), value);
}

function assertUsable(part: string, container: Document | unknown[], name: string): void {
  if (part === '__proto__') throw badValue("the embedded store does not hold a field named '__proto__'");
  if (Array.isArray(container) && !isArrayIndex(part)) {
    throw new CommandError(
      28,
      `Cannot create field '${part}' in element ${describeContainer(name, container)}`,
    );
  }
}

function readChild(container: Document | unknown[], part: string): unknown {
  return Array.isArray(container) ? container[Number(part)] : ownField(container, part);
}

function writeChild(container: Document | unknown[], part: string, value: unknown, before: unknown): void {
  if (value === KEEP) return;
  if (!Array.isArray(container)) {
    if (value === undefined) Reflect.deleteProperty(container, part);
    else container[part] = cloneValue(value);
    return;
  }
  const index = Number(part);
  if (value === undefined) {
    // $unset inside an array leaves null in place, so that later elements keep their numbers.
    if (before !== undefined) container[index] = null;
    return;
  }
  if (index - container.length > MAX_PADDING)
    throw badValue(`can't backfill more than ${MAX_PADDING} elements`);
  while (container.length < index) container.push(null);
  container[index] = cloneValue(value);
}

/** What the `$` parts of a path stand for in one update. */
export interface ArrayPositions {
  /** Index for `$`: of the element that matched the query. */
  readonly matched: (arrayPath: readonly string[]) => number;
  /** Test for `$[identifier]`. */
  readonly filters: ReadonlyMap<string, (element: unknown) => boolean>;
}

/** Replaces `$`, `$[]` and `$[identifier]` by the indexes they stand for in this document: one concrete path per element. */
export function concretePaths(
  document: Document,
  parts: readonly string[],
  positions: ArrayPositions,
): string[][] {
  let paths: { parts: string[]; value: unknown }[] = [{ parts: [], value: document }];
  for (const part of parts) {
    paths = paths.flatMap((path) => {
      if (part === '$') {
        const index = positions.matched(path.parts);
        return [step(path, String(index))];
      }
      const identifier = /^\$\[(.*)\]$/.exec(part)?.[1];
      return identifier === undefined ? [step(path, part)] : elementSteps(path, identifier, positions);
    });
  }
  return paths.map((path) => path.parts);
}

interface PartialPath {
  readonly parts: string[];
  readonly value: unknown;
}

function step({ parts, value }: PartialPath, part: string): PartialPath {
  const child: unknown = Array.isArray(value) || isDocument(value) ? readChild(value, part) : undefined;
  return { parts: [...parts, part], value: child };
}

function elementSteps(path: PartialPath, identifier: string, positions: ArrayPositions): PartialPath[] {
  const { parts, value } = path;
  if (value === undefined) {
    throw badValue(
      `The path '${parts.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  if (!Array.isArray(value)) {
    throw badValue(
      `Cannot apply array updates to non-array element ${parts.at(-1) ?? ''}: ${JSON.stringify(value)}`,
    );
  }
  const test = identifier === '' ? () => true : positions.filters.get(identifier);
  if (test === undefined)
    throw badValue(
      `No array filter found for identifier '${identifier}' in path '${parts.join('.')}.$[${identifier}]'`,
    );
  return value.flatMap((element: unknown, index) => (test(element) ? [step(path, String(index))] : []));
}
