import { isId, newId, newSecret } from './index.ts';

describe('ids', () => {
  it('are UUIDv7 and sort by the time they were made', () => {
    const ids = Array.from({ length: 1000 }, () => newId());
    expect(ids.every(isId)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['', 'x', '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', '00000000-0000-0000-0000-000000000000'])(
    'does not take "%s" for an id',
    (text) => {
      expect(isId(text)).toBe(false);
    },
  );

  it('secrets carry 256 bits as base64url', () => {
    expect(newSecret()).toMatch(/^[\w-]{43}$/);
    expect(newSecret()).not.toBe(newSecret());
  });
});
