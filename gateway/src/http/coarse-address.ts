import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/** How much of a client's address is kept: all, nothing, or so many leading bits of each family. */
export type AddressRule = 'full' | 'off' | { readonly v4: number; readonly v6: number };

/** `full`, `off`, or the bits kept of IPv4 and IPv6, such as `24/48`. */
export function addressRule() {
  return z.string().transform((text, context): AddressRule => {
    if (text === 'full' || text === 'off') return text;
    const [v4 = 0, v6 = 0] = /^\d{1,2}\/\d{1,3}$/.test(text) ? text.split('/').map(Number) : [];
    if (v4 >= 1 && v4 <= 32 && v6 >= 1 && v6 <= 128) return { v4, v6 };
    context.addIssue({
      code: 'custom',
      message: 'full, off or the bits kept of IPv4/IPv6 such as 24/48 are expected',
    });
    return z.NEVER;
  });
}

/**
 * The network a client came from, as the audit trail keeps it: `192.0.2.0/24`, `2001:db8:1::/48`.
 * @returns the empty string for what is no address, and when nothing is kept
 */
export function coarseAddress(address: string, rule: AddressRule): string {
  const bare = address.replace(/%.*$/, '');
  if (rule === 'off' || isIP(bare) === 0) return '';
  // ::ffff:192.0.2.1 is how a dual-stack socket writes an IPv4 client.
  const parsed = ipaddr.process(bare);
  if (rule === 'full') return parsed.toString();
  const bits = parsed.kind() === 'ipv4' ? rule.v4 : rule.v6;
  const kept = parsed.toByteArray().map((byte, index) => byte & maskOf(bits - 8 * index));
  return `${ipaddr.fromByteArray(kept).toString()}/${bits}`;
}

/** A byte with its first `bits` set; at most 8, at least none. */
function maskOf(bits: number): number {
  return (0xff << (8 - Math.min(8, Math.max(0, bits)))) & 0xff;
}
