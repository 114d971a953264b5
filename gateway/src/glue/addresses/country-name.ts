/** By language: making one takes a while, using it does not. */
const names = new Map<string, Intl.DisplayNames>();

/**
 * What a country is called.
 * @param iso2Code ISO 3166-1 alpha-2; its own text when it names none
 * @param locale such as de_DE
 */
export function countryName(iso2Code: string, locale: string): string {
  const language = locale.slice(0, 2);
  let found = names.get(language);
  if (found === undefined) {
    found = new Intl.DisplayNames([language, 'en'], { type: 'region' });
    names.set(language, found);
  }
  return found.of(iso2Code) ?? iso2Code;
}
