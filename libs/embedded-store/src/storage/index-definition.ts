import type { Document } from '../values/document.ts';
import type { DocumentTest } from '../query/filter.ts';

export interface IndexField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly direction: 1 | -1;
}

/** An index as the catalog keeps it. */
export interface IndexDefinition {
  readonly space: number;
  readonly name: string;
  readonly key: Document;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partialFilter: Document | undefined;
  readonly partialTest: DocumentTest | undefined;
  readonly expireAfterSeconds: number | undefined;
  /** Per field: whether any document ever put an array on its path. Planning is stricter then. Only ever turns true. */
  readonly multikey: boolean[];
}
