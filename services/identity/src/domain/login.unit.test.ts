import fc from 'fast-check';
import { normaliseLogin } from './login.ts';

describe('normaliseLogin', () => {
  it.each([
    ['blanks around it', '  sonia@example.com\t', 'sonia@example.com'],
    ['capital letters on both sides', 'Sonia.Wagner@Example.COM', 'sonia.wagner@example.com'],
    ['a decomposed umlaut', 'ju\u0308rgen@example.com', 'jürgen@example.com'],
  ])('folds %s', (_what, typed, expected) => {
    expect(normaliseLogin(typed)).toBe(expected);
  });

  it.each([
    ['a ligature and its letters', 'ﬁ@example.com', 'fi@example.com'],
    ['full-width letters', 'ａ@example.com', 'a@example.com'],
    ['a dotless i', 'mıke@example.com', 'mike@example.com'],
    ['a capital dotted I', 'MİKE@example.com', 'mike@example.com'],
    ['a Cyrillic а', 'p\u0430ul@example.com', 'paul@example.com'],
    ['a plus tag', 'sonia+shop@example.com', 'sonia@example.com'],
  ])('keeps %s apart', (_what, one, other) => {
    expect(normaliseLogin(one)).not.toBe(normaliseLogin(other));
  });

  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const once = normaliseLogin(typed);
        expect(normaliseLogin(once)).toBe(once);
      }),
    );
  });
});
