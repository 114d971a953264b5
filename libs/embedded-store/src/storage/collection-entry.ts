import type { IndexDefinition } from './index-definition.ts';

/** A collection as the catalog knows it. */
export interface CollectionEntry {
  readonly database: string;
  readonly name: string;
  readonly namespace: string;
  readonly space: number;
  readonly indexes: IndexDefinition[];
  count: number;
}

/** What a collection tells the catalog about itself while it changes. */
export interface CatalogRecords {
  addToCount(entry: CollectionEntry, difference: number): void;
  markMultikey(entry: CollectionEntry, index: IndexDefinition, multikey: readonly boolean[]): void;
}
