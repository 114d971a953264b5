/** What was last imported into a credential or a company user: the same import does not apply rows up to it again. */
export interface ImportMark {
  readonly importId: string;
  readonly row: number;
  readonly outcome: 'created' | 'updated';
}
