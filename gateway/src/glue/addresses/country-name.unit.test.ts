import { countryName } from './country-name.ts';

describe('countryName', () => {
  it.each([
    ['DE', 'en_US', 'Germany'],
    ['DE', 'de_DE', 'Deutschland'],
    ['CH', 'de_DE', 'Schweiz'],
    ['FR', 'xx_XX', 'France'],
  ])('calls %s in %s %s', (code, locale, name) => {
    expect(countryName(code, locale)).toBe(name);
    expect(countryName(code, locale)).toBe(name);
  });
});
