import { fold, searchKeysOf } from './search-keys.ts';

describe('search keys', () => {
  it.each([
    ['Straße', 'STRASSE'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
    ['Zoe\u0308', 'ZOË'],
    ['ﬁre', 'FIRE'],
  ])('fold %s and %s alike', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it('begin alike when the texts do, also where a sigma ends the beginning', () => {
    expect(fold('ΟΔΥΣΣΕΥΣ').startsWith(fold('οδυς'))).toBe(true);
  });

  it('stay short enough for an index, whatever a sign folds to', () => {
    expect(Buffer.byteLength(fold('\ufdfa'.repeat(100)))).toBeLessThanOrEqual(400);
  });

  it('are made of the fields that are given', () => {
    expect(searchKeysOf({ lastName: 'Ada' })).toEqual({ lastNameKey: 'ada' });
  });
});
