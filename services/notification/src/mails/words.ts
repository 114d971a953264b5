/** The languages there are mails in. */
export const mailLocales = ['en_US', 'de_DE'] as const;
export type MailLocale = (typeof mailLocales)[number];

/**
 * The first wish that there are mails for: the very locale, else its language (`de_AT` is served by `de_DE`).
 * @param wishes such as `de_DE`, `de-DE` or `de`, best first; the last one should be the shop's own
 */
export function resolveLocale(wishes: readonly (string | undefined)[]): MailLocale | undefined {
  for (const wish of wishes) {
    const wanted = wish?.replace('-', '_').toLowerCase() ?? '';
    const exact = mailLocales.find((each) => each.toLowerCase() === wanted);
    const sameLanguage = mailLocales.find((each) => each.slice(0, 2) === wanted.split('_')[0]);
    const found = exact ?? sameLanguage;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `de_DE` as HTML and RFC 5646 write it: `de-DE`. */
export function languageTag(locale: MailLocale): string {
  return locale.replace('_', '-');
}

/** Times, spans and greetings in one language and one time zone. */
export interface Words {
  /** @param time milliseconds since the Unix epoch; comes out with its time zone, such as `November 23, 2026 at 12:36 PM UTC` */
  time(time: number): string;
  /** @param ms a span; comes out in whole minutes below two hours, else in hours, such as `30 minutes` */
  span(ms: number): string;
  greeting(name: string | undefined): string;
}

const hello: Record<MailLocale, string> = { en_US: 'Hello', de_DE: 'Guten Tag' };
const minuteMs = 60_000;

/**
 * Made once per language: Intl formatters are slow to make and quick to use.
 * @param timeZone an IANA name such as `Europe/Berlin`
 */
export function createWords(locale: MailLocale, timeZone: string): Words {
  const tag = languageTag(locale);
  const times = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
  const unit = (name: 'minute' | 'hour'): Intl.NumberFormat =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'long' });
  const formatTime = rememberLast((minute) => times.format(minute * minuteMs));
  const minutes = unit('minute');
  const hours = unit('hour');
  return {
    time: (time) => formatTime(Math.floor(time / minuteMs)),
    span: (ms) => {
      const count = Math.max(1, Math.round(ms / minuteMs));
      return count < 120 ? minutes.format(count) : hours.format(Math.round(count / 60));
    },
    greeting: (name) => (name === undefined ? `${hello[locale]},` : `${hello[locale]} ${name},`),
  };
}

/** Mails of a campaign name few different times, and formatting one takes longer than all else in a mail. */
function rememberLast(make: (key: number) => string): (key: number) => string {
  const made = new Map<number, string>();
  return (key) => {
    const kept = made.get(key) ?? make(key);
    if (made.size > 100) made.clear();
    made.set(key, kept);
    return kept;
  };
}
