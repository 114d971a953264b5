/** Our tokens have 43 characters; nothing longer is worth asking about. */
const tokenLimit = 150;

/** The token of a mailed link; undefined when it is missing, doubled or cannot be one. */
export function tokenOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= tokenLimit && /^[\w-]+$/.test(value)
    ? value
    : undefined;
}
