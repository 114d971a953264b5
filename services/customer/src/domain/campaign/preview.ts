import type { Pace } from './pace.ts';

/** What is counted of an audience before it starts. */
export interface Preview {
  readonly state: 'counting' | 'ready';
  /** Grows with each wish to count; a count that was begun for an earlier wish is of no use. */
  readonly wish: number;
  readonly countedAt: number;
  readonly total: number;
  readonly byStore: ReadonlyMap<string, number>;
  readonly byLocale: ReadonlyMap<string, number>;
  /** The largest ones; the others together under the empty string. */
  readonly byDomain: ReadonlyMap<string, number>;
  readonly leftOut: ReadonlyMap<string, number>;
  /** 0 where no pace is given. */
  readonly expectedMs: number;
  /** 0 unless there would be more than `gmailLimit`. */
  readonly gmailADay: number;
}

/** A preview that is to be counted. */
export function wished(wish: number): Preview {
  const none = new Map<string, number>();
  return {
    ...{ state: 'counting', wish, countedAt: 0, total: 0, expectedMs: 0, gmailADay: 0 },
    ...{ byStore: none, byLocale: none, byDomain: none, leftOut: none },
  };
}

/** Domains that a preview names. */
const domainsShown = 50;
const dayMs = 86_400_000;

/**
 * Mails to personal Gmail addresses within 24 hours from which on Google takes a sender for a bulk sender, for good
 * (Email sender guidelines, support.google.com/a/answer/81126).
 */
const gmailLimit = 5_000;
const gmailDomains = ['gmail.com', 'googlemail.com'] as const;

/** Counts people one by one. */
export class Tally {
  readonly byStore = new Map<string, number>();
  readonly byLocale = new Map<string, number>();
  readonly byDomain = new Map<string, number>();
  readonly leftOut = new Map<string, number>();
  total = 0;

  count({ store, locale, domain }: { store: string; locale: string; domain: string }): void {
    this.total += 1;
    add(this.byStore, store, 1);
    add(this.byLocale, locale, 1);
    add(this.byDomain, domain, 1);
  }

  leaveOut(reason: string, count = 1): void {
    if (count > 0) add(this.leftOut, reason, count);
  }

  /** @param now milliseconds since the Unix epoch */
  preview(wish: number, pace: Pace, now: number): Preview {
    return {
      ...{ state: 'ready', wish, countedAt: now, total: this.total },
      byStore: new Map(this.byStore),
      byLocale: new Map(this.byLocale),
      byDomain: largest(this.byDomain, domainsShown),
      leftOut: new Map(this.leftOut),
      expectedMs: expectedMs(this.total, this.byDomain, pace),
      gmailADay: gmailADay(this.byDomain, pace),
    };
  }
}

/** What was counted, at another pace. */
export function atPace(preview: Preview, pace: Pace): Preview {
  const { total, byDomain } = preview;
  return { ...preview, expectedMs: expectedMs(total, byDomain, pace), gmailADay: gmailADay(byDomain, pace) };
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function largest(counts: ReadonlyMap<string, number>, limit: number): Map<string, number> {
  const sorted = [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1));
  const rest = sorted.slice(limit).reduce((sum, [, count]) => sum + count, 0);
  return new Map(rest === 0 ? sorted : [...sorted.slice(0, limit), ['', rest]]);
}

/** How long so many mails take at a rate; 0 where there is none. */
function durationMs(mails: number, rate: number | undefined): number {
  // Numbers such as 0.07 are not exact in binary; what lies within rounding of a whole millisecond is that millisecond.
  return rate === undefined || rate === 0 ? 0 : Math.max(0, Math.ceil((mails * 1000) / rate - 1e-6));
}

/** The longest of the campaign as a whole and of each domain that has a pace: they run beside each other. */
export function expectedMs(total: number, byDomain: ReadonlyMap<string, number>, pace: Pace): number {
  const domains = [...byDomain].map(([domain, mails]) => durationMs(mails, pace.domainRates.get(domain)));
  return domains.reduce((longest, each) => Math.max(longest, each), durationMs(total, pace.rate));
}

/** The most that can go to personal Gmail addresses within 24 hours at this pace, if that is more than the limit. */
export function gmailADay(byDomain: ReadonlyMap<string, number>, { rate, domainRates }: Pace): number {
  const withinDay = (perSecond: number): number =>
    perSecond === 0 ? Infinity : Math.ceil((perSecond * dayMs) / 1000 - 1e-6);
  const mails = gmailDomains.reduce(
    (sum, domain) => sum + Math.min(byDomain.get(domain) ?? 0, withinDay(domainRates.get(domain) ?? 0)),
    0,
  );
  const most = Math.min(mails, withinDay(rate));
  return most > gmailLimit ? most : 0;
}
