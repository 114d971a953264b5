import { isId, newId, newSecret, repeatableId } from './index.ts';

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

  it('are the same for the same parts where something may be tried again', () => {
    expect(repeatableId('a', 'b')).toBe(repeatableId('a', 'b'));
    expect(repeatableId('a', 'b')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const others = [['ab'], ['b', 'a'], ['a'], ['a', 'b', '']].map((parts) => repeatableId(...parts));
    expect(new Set([repeatableId('a', 'b'), ...others]).size).toBe(5);
  });

  it('secrets carry 256 bits as base64url', () => {
    expect(newSecret()).toMatch(/^[\w-]{43}$/);
    expect(newSecret()).not.toBe(newSecret());
  });
});
