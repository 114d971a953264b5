import { ObjectId } from 'bson';
import { equalityFields } from '../query/filter.ts';
import type { Document } from '../values/document.ts';
import { splitPath } from '../values/path.ts';
import { assertSameId, type CompiledUpdate } from './compile-update.ts';
import { changeAt } from './update-path.ts';

/**
 * The document an upsert inserts when nothing matched: the values the filter pins, changed by the update; a replacement takes only `_id`
 * from the filter. Without an `_id` of its own it gets an ObjectId. `_id` comes first.
 */
export function upsertedDocument(filter: Document, update: CompiledUpdate): Document {
  const start: Document = {};
  for (const [path, value] of equalityFields(filter)) {
    if (update.kind === 'replacement' && path !== '_id') continue;
    changeAt(start, splitPath(path), () => value, true);
  }
  const pinned = start['_id'];
  const document = update.apply(start, true);
  if (pinned !== undefined) assertSameId(pinned, document['_id']);
  return withIdFirst(document);
}

export function withIdFirst(document: Document): Document {
  const { _id: id, ...rest } = document;
  return { _id: id ?? new ObjectId(), ...rest };
}
