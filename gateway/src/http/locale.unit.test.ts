import fc from 'fast-check';
import { chooseLocale } from './locale.ts';

const supported = ['en_US', 'de_DE'];

it.each([
  [undefined, 'en_US'],
  ['', 'en_US'],
  ['de', 'de_DE'],
  ['de-AT', 'de_DE'],
  ['DE-de;q=0.8, en;q=0.7', 'de_DE'],
  ['fr, de;q=0.5, en;q=0.9', 'en_US'],
  ['fr, de;q=0.5, *;q=0.1', 'de_DE'],
  ['fr', 'en_US'],
  ['den, deutsch', 'en_US'],
  ['de;q=0', 'en_US'],
  ['de;q=x, en', 'en_US'],
  ['*', 'en_US'],
])('%s is %s', (header, locale) => expect(chooseLocale(header, supported, 'en_US')).toBe(locale));

it('always chooses one that is supported', () => {
  fc.assert(
    fc.property(fc.string(), (header) => supported.includes(chooseLocale(header, supported, 'en_US'))),
  );
});
