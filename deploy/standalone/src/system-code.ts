/**
 * The code of Node's system errors, such as EACCES. Not by `instanceof Error`: under jest, Node's own errors come from
 * another realm.
 */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
