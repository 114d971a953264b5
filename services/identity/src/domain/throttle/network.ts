const ipv4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/**
 * What counts as one client: an IPv4 address, or the /64 of an IPv6 address, as one household or server is given
 * that many addresses to choose from (RFC 6177, RIPE-690).
 * @returns nothing for what is neither
 */
export function networkOf(address: string): string | undefined {
  const bare = address.trim().toLowerCase().replace(/%.*$/, '');
  // ::ffff:192.0.2.1 is how a dual-stack socket writes an IPv4 client (RFC 4291 §2.5.5.2).
  const mapped = bare.replace(/^::ffff:(?=[\d.]+$)/, '');
  if (ipv4.test(mapped)) return mapped;
  return bare.includes(':') ? prefix64(bare) : undefined;
}

function prefix64(address: string): string | undefined {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const left = groups(head);
  const right = groups(tail ?? '');
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...left, ...Array<string>(missing).fill('0'), ...right];
  if (!all.every((group) => /^[\da-f]{1,4}$/.test(group))) return undefined;
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** The groups of 16 bits; one written as IPv4 at the end stands for two, which are below the /64 anyway. */
function groups(text: string): string[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => (ipv4.test(group) ? ['0', '0'] : [group]));
}
