import type { IndexDefinition } from '../storage/index-definition.ts';
import type { SortField } from './sort.ts';

/** What the filter says about an index field: exactly one value, one of several single values, or anything else. */
export type Pin = 'one value' | 'values' | 'free';

/** How an index gives a sort. */
export interface IndexOrder {
  readonly reverse: boolean;
  /** The leading fields that may hold one of several values: for each combination the keys are in order, and have to be merged. */
  readonly mergeFields: number;
}

interface OrderedField {
  readonly path: string;
  readonly direction: 1 | -1;
  readonly multikey: boolean;
  readonly pin: Pin;
}

/** Non-unique index keys end with the `_id`, which therefore sorts for free. */
function orderedFields(
  index: Pick<IndexDefinition, 'fields' | 'multikey' | 'unique'>,
  pins: readonly Pin[],
): readonly OrderedField[] {
  const fields = index.fields.map(({ path, direction }, at): OrderedField => {
    return { path, direction, multikey: index.multikey[at] === true, pin: pins[at] ?? 'free' };
  });
  const endsWithId = !index.unique && fields.every(({ path }) => path !== '_id');
  return endsWithId ? [...fields, { path: '_id', direction: 1, multikey: false, pin: 'free' }] : fields;
}

/**
 * Finds out whether walking the index, forwards or backwards, gives a sort. Fields pinned to one value are no obstacle anywhere; fields
 * pinned to several only before the first sort field. Undefined when the index cannot give the order.
 */
export function indexOrder(
  index: Pick<IndexDefinition, 'fields' | 'multikey' | 'unique'>,
  pins: readonly Pin[],
  sort: readonly SortField[],
): IndexOrder | undefined {
  const fields = orderedFields(index, pins);
  const constant = new Set(fields.filter(({ pin }) => pin === 'one value').map(({ path }) => path));
  let at = 0;
  let mergeFields = 0;
  let direction: number | undefined;
  for (const { path, direction: wanted } of sort) {
    if (constant.has(path)) continue;
    let field = fields[at];
    while (
      field !== undefined &&
      (field.pin === 'one value' ||
        (direction === undefined && field.pin === 'values' && field.path !== path))
    ) {
      if (field.pin === 'values') mergeFields = at + 1;
      at += 1;
      field = fields[at];
    }
    // Behind all fields of a unique index there is nothing left to order.
    if (field === undefined)
      return index.unique && fields.every(({ multikey }) => !multikey)
        ? { reverse: direction === -1, mergeFields }
        : undefined;
    if (field.path !== path || field.multikey) return undefined;
    direction ??= field.direction * wanted;
    if (field.direction * wanted !== direction) return undefined;
    at += 1;
  }
  return { reverse: direction === -1, mergeFields };
}
