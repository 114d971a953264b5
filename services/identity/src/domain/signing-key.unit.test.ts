import { signingAt, usableAt, verifiesUntil, type StoredSigningKey } from './signing-key.ts';

const key = (generation: number, activeFrom: number): StoredSigningKey => ({
  generation,
  kid: `k${generation}`,
  publicJwk: { kty: 'EC', crv: 'P-256', x: '', y: '' },
  sealed: { kid: 'e1', iv: '', tag: '', ciphertext: '' },
  createdAt: 0,
  activeFrom,
});
const life = 15 * 60_000;
const margin = 5 * 60_000;
const keys = [key(3, 9_000_000), key(2, 1000), key(1, 0)];
const kidsOf = (found: readonly StoredSigningKey[]): string[] => found.map(({ kid }) => kid);

it('the newest key whose time has come signs', () => {
  expect(signingAt(keys, 999)?.kid).toBe('k1');
  expect(signingAt(keys, 1000)?.kid).toBe('k2');
  expect(signingAt(keys, 9_000_000)?.kid).toBe('k3');
  expect(signingAt([key(1, 50)], 0)?.kid).toBe('k1');
  expect(signingAt<StoredSigningKey>([], 0)).toBeUndefined();
});

it('a key verifies until the last token of its own has expired', () => {
  expect(verifiesUntil(keys, keys[0]!, life)).toBeUndefined();
  expect(verifiesUntil(keys, keys[2]!, life)).toBe(1000 + life + margin);
  expect(kidsOf(usableAt(keys, 1000 + life + margin - 1, life))).toEqual(['k3', 'k2', 'k1']);
  expect(kidsOf(usableAt(keys, 1000 + life + margin, life))).toEqual(['k3', 'k2']);
});
