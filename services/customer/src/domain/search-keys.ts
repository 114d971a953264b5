/** What lists are searched and ordered by: folded texts, stored beside what people typed. */
export interface SearchKeys {
  readonly emailKey: string;
  readonly lastNameKey: string;
  readonly referenceKey: string;
}

/** Code points of a key at most: 400 bytes in UTF-8, well within what an index of any store holds. */
const longestKey = 100;

/**
 * A text as it is compared in searches: without regard to case (ß is ss, every sigma one) and to the way its signs are
 * composed (NFKC). Lower case alone would tell ß from SS, and sigmas by where they stand.
 */
export function fold(text: string): string {
  const folded = text.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
  return Array.from(folded).slice(0, longestKey).join('');
}

const sources = { emailKey: 'email', lastNameKey: 'lastName', referenceKey: 'customerReference' } as const;

/** The keys of the fields that are given. */
export function searchKeysOf(given: {
  readonly [Field in (typeof sources)[keyof SearchKeys]]?: string | undefined;
}): Partial<SearchKeys> {
  return Object.fromEntries(
    Object.entries(sources).flatMap(([key, field]) => {
      const text = given[field];
      return text === undefined ? [] : [[key, fold(text)]];
    }),
  );
}
