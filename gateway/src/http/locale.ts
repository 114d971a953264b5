/** Longer headers are cut: no browser sends more than a handful of languages. */
const headerLimit = 200;

/**
 * The best supported locale for an Accept-Language header (RFC 9110, 12.5.4): by weight, then by order; a language
 * matches a locale of the same language whatever the region.
 * @param supported such as `['en_US', 'de_DE']`
 */
export function chooseLocale(
  header: string | undefined,
  supported: readonly string[],
  fallback: string,
): string {
  if (header === undefined) return fallback;
  let chosen = fallback;
  let chosenWeight = 0;
  for (const range of header.slice(0, headerLimit).toLowerCase().split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const weight = weightOf(parameters);
    if (weight <= chosenWeight) continue;
    const match = tag === '*' ? fallback : matchLocale(tag.replace('-', '_'), supported);
    if (match === undefined) continue;
    chosen = match;
    chosenWeight = weight;
  }
  return chosen;
}

function weightOf(parameters: readonly string[]): number {
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  if (quality === undefined) return 1;
  const weight = Number(quality.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}

function matchLocale(tag: string, supported: readonly string[]): string | undefined {
  const language = tag.slice(0, 2);
  return (
    supported.find((locale) => locale.toLowerCase() === tag) ??
    supported.find((locale) => locale.slice(0, 2) === language && /^[a-z]{2}(_|$)/.test(tag))
  );
}
