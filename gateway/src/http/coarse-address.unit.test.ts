import { addressRule, coarseAddress } from './coarse-address.ts';

const usual = { v4: 24, v6: 48 };

describe('coarseAddress', () => {
  it.each([
    ['192.0.2.77', usual, '192.0.2.0/24'],
    ['::ffff:192.0.2.77', usual, '192.0.2.0/24'],
    ['192.0.2.77', { v4: 20, v6: 48 }, '192.0.0.0/20'],
    ['192.0.2.77', { v4: 32, v6: 48 }, '192.0.2.77/32'],
    ['2001:db8:1:2:3:4:5:6', usual, '2001:db8:1::/48'],
    ['2001:db8:ffff::1', { v4: 24, v6: 36 }, '2001:db8:f000::/36'],
    ['fe80::1%eth0', usual, 'fe80::/48'],
    ['192.0.2.77', 'full', '192.0.2.77'],
    ['::ffff:192.0.2.77', 'full', '192.0.2.77'],
    ['192.0.2.77', 'off', ''],
    ['somebody@shop.example', 'full', ''],
    ['3221226219', 'full', ''],
    ['', usual, ''],
  ] as const)('of %s by %j is "%s"', (address, rule, kept) => {
    expect(coarseAddress(address, rule)).toBe(kept);
  });
});

describe('AUDIT_ADDRESS', () => {
  it('is a word or two numbers of bits', () => {
    expect(addressRule().parse('24/48')).toEqual(usual);
    expect(addressRule().parse('full')).toBe('full');
    expect(addressRule().parse('off')).toBe('off');
  });
  it.each(['', '24', '0/48', '33/48', '24/0', '24/129', 'none', '24/48/1'])('refuses "%s"', (text) => {
    expect(addressRule().safeParse(text).success).toBe(false);
  });
});
