import { createWords, resolveLocale } from './words.ts';

describe('resolveLocale', () => {
  it.each([
    [['de_DE'], 'de_DE'],
    [['de-DE'], 'de_DE'],
    [['DE'], 'de_DE'],
    [['de_CH'], 'de_DE'],
    [['en_GB'], 'en_US'],
    [['fr_FR', 'de_DE'], 'de_DE'],
    [[undefined, '', 'en_US'], 'en_US'],
    [['fr_FR'], undefined],
    [['denmark'], undefined],
  ])('%j becomes %s', (wishes, expected) => {
    expect(resolveLocale(wishes)).toBe(expected);
  });
});

describe('words', () => {
  const minute = 60_000;
  it.each([
    [30 * minute, '30 minutes'],
    [29.99 * minute, '30 minutes'],
    [1, '1 minute'],
    [119 * minute, '119 minutes'],
    [120 * minute, '2 hours'],
    [72 * 60 * minute, '72 hours'],
  ])('%d ms are %s', (ms, expected) => {
    expect(createWords('en_US', 'UTC').span(ms)).toBe(expected);
  });

  it('writes times with their zone', () => {
    const time = Date.UTC(2026, 6, 1, 9, 0);
    expect(createWords('en_US', 'UTC').time(time)).toBe('July 1, 2026 at 09:00 AM UTC');
    expect(createWords('de_DE', 'Europe/Berlin').time(time)).toBe('1. Juli 2026 um 11:00 MESZ');
  });
});
