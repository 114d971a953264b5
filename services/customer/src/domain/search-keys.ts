/** What lists are searched and ordered by: folded texts, stored beside what people typed. */
export interface SearchKeys {
  readonly emailKey: string;
  readonly lastNameKey: string;
  readonly referenceKey: string;
}

/** Code points of a key at most: 400 bytes in UTF-8, well within what an index of any store holds. */
const longestKey = 100;

/** What has one way of being written only, and most texts are. */
const plain = /^[ -~]*$/;

/**
 * A text as it is compared in searches: without regard to case (ß is ss, every sigma one) and to the way its signs are
 * composed (NFKC). Lower case alone would tell ß from SS, and sigmas by where they stand.
 */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase().slice(0, longestKey);
  const folded = text.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
  return Array.from(folded).slice(0, longestKey).join('');
}

const sources = [
  ['emailKey', 'email'],
  ['lastNameKey', 'lastName'],
  ['referenceKey', 'customerReference'],
] as const;

/** The keys of the fields that are given. */
export function searchKeysOf(given: {
  readonly [Field in (typeof sources)[number][1]]?: string | undefined;
}): Partial<SearchKeys> {
  const keys: Partial<Record<keyof SearchKeys, string>> = {};
  for (const [key, field] of sources) {
    const text = given[field];
    if (text !== undefined) keys[key] = fold(text);
  }
  return keys;
}
