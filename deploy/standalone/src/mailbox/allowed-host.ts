import { isIP } from 'node:net';

/**
 * Whether a request's Host header names this machine in a way a stranger cannot arrange: an IP literal, localhost, or
 * the shop's own PUBLIC_URL. Any other name may be a foreign site's, pointed at a loopback address to read what its
 * visitor's browser can reach (DNS rebinding).
 */
export function isAllowedHost(host: string | undefined, publicUrl: string): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  const bare = hostname.replace(/^\[|\]$/g, '');
  return (
    isIP(bare) !== 0 ||
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === new URL(publicUrl).hostname
  );
}
