import { badValue, CommandError } from '../errors.ts';
import { compileTransformStage } from '../aggregate/transform-stage.ts';
import { matchedIndex } from '../update/positional.ts';
import { cloneValue, isDocument, type Document } from '../values/document.ts';
import { splitPath } from '../values/path.ts';
import { compileFilter } from './filter.ts';

export type Projection = (document: Document) => Document;

interface Tree {
  readonly children: Map<string, Tree>;
  leaf: boolean;
}

type FieldChange = (value: unknown, document: Document) => unknown;

interface ProjectionParts {
  readonly tree: Tree;
  readonly changes: Map<string, FieldChange>;
  including: boolean | undefined;
  id: boolean | undefined;
}

const newTree = (): Tree => ({ children: new Map(), leaf: false });

function addPath(tree: Tree, path: string): void {
  let node = tree;
  for (const part of splitPath(path)) {
    if (node.leaf && node !== tree) throw new CommandError(31249, `Path collision at ${path}`);
    const next = node.children.get(part) ?? newTree();
    node.children.set(part, next);
    node = next;
  }
  if (node.children.size > 0) throw new CommandError(31249, `Path collision at ${path}`);
  node.leaf = true;
}

function setMode(parts: ProjectionParts, path: string, including: boolean): void {
  if (parts.including !== undefined && parts.including !== including) {
    const [one, other] = including ? ['inclusion', 'exclusion'] : ['exclusion', 'inclusion'];
    throw new CommandError(31254, `Cannot do ${one} on field ${path} in ${other} projection`);
  }
  parts.including = including;
}

function slice(operand: unknown): FieldChange {
  const range: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  const [first, second] = range;
  if (typeof first !== 'number' || (range.length > 1 && (typeof second !== 'number' || second <= 0)))
    throw badValue('Invalid $slice syntax');
  return (value): unknown => {
    if (!Array.isArray(value)) return value;
    if (typeof second !== 'number') return first < 0 ? value.slice(first) : value.slice(0, first);
    const start = first < 0 ? Math.max(0, value.length + first) : first;
    return value.slice(start, start + second);
  };
}

/** Only the first element of an array that matches; nothing when none does. */
function elemMatch(operand: unknown, now: Date): FieldChange {
  if (!isDocument(operand)) throw badValue('elemMatch: Invalid argument, object required');
  const test = compileFilter({ value: { $elemMatch: operand } }, { now });
  return (value) => {
    const found: unknown = Array.isArray(value)
      ? value.find((element: unknown) => test({ value: [element] }))
      : undefined;
    return found === undefined ? undefined : [found];
  };
}

function addOperator(parts: ProjectionParts, path: string, operator: Document, now: Date): void {
  const [name] = Object.keys(operator);
  if (name === '$slice') {
    parts.changes.set(path, slice(operator[name]));
    if (parts.including === true) addPath(parts.tree, path);
  } else if (name === '$elemMatch') {
    setMode(parts, path, true);
    addPath(parts.tree, path);
    parts.changes.set(path, elemMatch(operator[name], now));
  } else throw badValue(`the embedded store does not know the projection ${name ?? '{}'}`);
  if (path.includes('.'))
    throw badValue(`the embedded store projects ${name} on top-level fields only, not on '${path}'`);
}

function readProjection(projection: Document, filter: Document, now: Date): ProjectionParts {
  const parts: ProjectionParts = { tree: newTree(), changes: new Map(), including: undefined, id: undefined };
  const slices = Object.entries(projection).filter(([, value]) => isDocument(value) && '$slice' in value);
  const others = Object.entries(projection).filter((entry) => !slices.includes(entry));
  for (const [path, value] of [...others, ...slices]) {
    if (path === '_id' && (typeof value === 'number' || typeof value === 'boolean'))
      parts.id = Boolean(value);
    else if (path.endsWith('.$')) {
      const array = path.slice(0, -2);
      setMode(parts, path, true);
      addPath(parts.tree, array);
      parts.changes.set(array, (list, document) => {
        return Array.isArray(list) && list.length > 0
          ? [list[matchedIndex(document, filter, splitPath(array), now)] as unknown]
          : list;
      });
    } else if (isDocument(value)) addOperator(parts, path, value, now);
    else {
      setMode(parts, path, Boolean(value));
      addPath(parts.tree, path);
    }
  }
  if (parts.including === undefined && parts.id === true && parts.changes.size === 0) parts.including = true;
  return parts;
}

function isExpression(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (!isDocument(value)) return false;
  const [name] = Object.keys(value);
  return name !== '$slice' && name !== '$elemMatch' && name !== '$meta';
}

/**
 * Compiles a find projection: inclusion or exclusion, `_id`, `$slice`, `$elemMatch`, the positional `path.$`, and expressions as in `$project`.
 * Answers undefined when everything is wanted. Errors: 31254 for a mix, 31249 for paths that collide, 2 for unknown operators.
 */
export function compileProjection(projection: unknown, filter: Document, now: Date): Projection | undefined {
  if (projection === undefined || projection === null) return undefined;
  if (!isDocument(projection))
    throw new CommandError(14, "BSON field 'find.projection' is the wrong type, expected type 'object'");
  if (Object.keys(projection).length === 0) return undefined;
  if (Object.values(projection).some(isExpression)) return compileTransformStage('$project', projection, now);
  const parts = readProjection(projection, filter, now);
  return (document) => project(document, parts);
}

function project(document: Document, { tree, changes, including, id }: ProjectionParts): Document {
  const projected: Document = {};
  for (const [name, value] of Object.entries(document)) {
    if (name === '_id') {
      if (id ?? (including === true || tree.children.get('_id')?.leaf !== true)) projected[name] = value;
      continue;
    }
    const change = changes.get(name);
    const kept =
      including === true ? include(value, tree.children.get(name)) : exclude(value, tree.children.get(name));
    const final = change === undefined || kept === undefined ? kept : change(value, document);
    if (final !== undefined) projected[name] = final;
  }
  return projected;
}

/** The part of a value an inclusion names; scalars below which a path goes on are left out, also inside arrays. */
function include(value: unknown, node: Tree | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.leaf) return value;
  if (Array.isArray(value)) {
    return value.map((element: unknown) => include(element, node)).filter((element) => element !== undefined);
  }
  if (!isDocument(value)) return undefined;
  const kept: Document = {};
  for (const [name, child] of Object.entries(value)) {
    const part = include(child, node.children.get(name));
    if (part !== undefined) kept[name] = part;
  }
  return kept;
}

function exclude(value: unknown, node: Tree | undefined): unknown {
  if (node === undefined) return value;
  if (node.leaf) return undefined;
  if (Array.isArray(value)) return value.map((element: unknown) => exclude(element, node));
  if (!isDocument(value)) return value;
  const kept = cloneValue(value);
  for (const [name, child] of node.children) {
    const part = exclude(kept[name], child);
    if (part === undefined) Reflect.deleteProperty(kept, name);
    else kept[name] = part;
  }
  return kept;
}
