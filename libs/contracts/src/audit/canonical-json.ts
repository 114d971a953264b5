/**
 * The one way to write a value as JSON (RFC 8785): object keys sorted by UTF-16 code units, no white space, strings and
 * numbers as ECMAScript writes them. What is undefined is left out.
 * @param value plain JSON; numbers are whole
 * @throws TypeError for what JSON cannot hold, and for numbers with a fraction
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  throw new TypeError(`there is no canonical JSON of a ${typeof value}`);
}
