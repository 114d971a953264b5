import { aLink, mintKeys, noon } from '../../test/a-credential.ts';
import { deriveLinkToken, hashSecret } from './link-token.ts';
import { expiredLinkMemoryMs, hasRoomForLink, inspectLink, pruneLinks, type Link } from './link.ts';

const customerId = '01932f00-0000-7000-8000-000000000001';
const expiring = (expiresAt: number) => aLink(customerId, 'restore-password', { expiresAt }).link;

describe('the token of a link', () => {
  const [{ key }] = mintKeys;

  it('is the same for the same request and customer, 43 characters of base64url', () => {
    const token = deriveLinkToken(key, 'request', 'customer');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(deriveLinkToken(key, 'request', 'customer')).toBe(token);
  });

  it('differs by key, request and customer', () => {
    const tokens = [
      deriveLinkToken(key, 'request', 'customer'),
      deriveLinkToken(key, 'other--', 'customer'),
      deriveLinkToken(key, 'request', 'somebody'),
      deriveLinkToken(Buffer.alloc(32, 9), 'request', 'customer'),
    ];
    expect(new Set(tokens).size).toBe(4);
  });

  it('cannot be seen in what is stored', () => {
    const { link, token } = aLink(customerId, 'restore-password');
    expect(JSON.stringify(link)).not.toContain(token);
    expect(link.hash).toBe(hashSecret(token));
  });
});

describe('inspectLink', () => {
  it.each([
    [1, 'live'],
    [0, 'expired'],
    [-1, 'expired'],
  ])('%d ms before its end it is %s', (left, expected) => {
    const link = expiring(noon + left);
    expect(inspectLink([link], link.hash, 'restore-password', noon)).toBe(expected);
  });

  it('takes no link for another purpose', () => {
    const link = expiring(noon + 1);
    expect(inspectLink([link], link.hash, 'confirm-registration', noon)).toBe('invalid');
  });
});

describe('pruneLinks', () => {
  it('remembers an expired link for 24 h', () => {
    const kept = expiring(noon - expiredLinkMemoryMs + 1);
    const dropped = expiring(noon - expiredLinkMemoryMs);
    expect(pruneLinks([kept, dropped], noon)).toEqual([kept]);
  });
});

describe('hasRoomForLink', () => {
  const room = (links: readonly Link[], requestId: string, now: number, mails = 4): boolean =>
    hasRoomForLink(links, requestId, now, { mails, windowMs: 3_600_000, linkLifeMs: 1_800_000 });
  const three = [expiring(noon + 1), expiring(noon + 2), expiring(noon + 3)];

  it('has none beside three live links', () => {
    expect(room(three, 'new', noon)).toBe(false);
  });

  it('has some when one of them has expired or is the request’s own', () => {
    expect(room(three, 'new', noon + 1)).toBe(true);
    expect(room(three, three[0]!.requestId, noon)).toBe(true);
  });

  it('has none when as many mails as an hour allows went out, however long their links live', () => {
    const halfHour = 1_800_000;
    expect(room(three, 'new', noon + 4, 3)).toBe(false);
    expect(room(three, 'new', noon + halfHour, 3)).toBe(false);
    expect(room(three, 'new', noon + halfHour + 1, 3)).toBe(true);
    expect(room(three, 'new', noon + halfHour + 1, 2)).toBe(false);
  });

  it('counts no confirmation links', () => {
    const confirmation = aLink(customerId, 'confirm-registration').link;
    expect(room([confirmation, ...three.slice(1)], 'new', noon)).toBe(true);
  });
});
