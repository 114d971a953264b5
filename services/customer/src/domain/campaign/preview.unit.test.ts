import type { Pace } from './pace.ts';
import { expectedMs, gmailADay, Tally } from './preview.ts';

const pace = (rate: number, domainRates: Record<string, number> = {}): Pace => ({
  rate,
  domainRates: new Map(Object.entries(domainRates)),
});
const domains = (counts: Record<string, number>) => new Map(Object.entries(counts));

describe('the expected duration', () => {
  it.each<[number, Record<string, number>, Pace, number]>([
    [10_000, { 'gmail.com': 4_000 }, pace(0), 0],
    [10_000, { 'gmail.com': 4_000 }, pace(500), 20_000],
    [10_000, { 'gmail.com': 4_000 }, pace(500, { 'gmail.com': 50 }), 80_000],
    [10_000, { 'gmail.com': 4_000 }, pace(0, { 'gmail.com': 50 }), 80_000],
    [10_000, { 'gmail.com': 4_000 }, pace(500, { 'gmx.de': 0.01 }), 20_000],
    [7, {}, pace(0.07), 100_000],
    [10, {}, pace(3), 3_334],
    [0, {}, pace(3), 0],
  ])('of %p mails, %j, at %j is %p ms', (total, byDomain, given, expected) => {
    expect(expectedMs(total, domains(byDomain), given)).toBe(expected);
  });
});

describe('personal Gmail addresses a day', () => {
  it.each<[Record<string, number>, Pace, number]>([
    [{ 'gmail.com': 5_000 }, pace(0), 0],
    [{ 'gmail.com': 5_001 }, pace(0), 5_001],
    [{ 'gmail.com': 4_000, 'googlemail.com': 1_500, 'gmx.de': 90_000 }, pace(0), 5_500],
    [{ 'gmail.com': 50_000 }, pace(0.1), 8_640],
    [{ 'gmail.com': 50_000 }, pace(500, { 'gmail.com': 0.05 }), 0],
    [{ 'gmail.com': 50_000, 'googlemail.com': 4_000 }, pace(500, { 'gmail.com': 0.05 }), 8_320],
  ])('of %j at %j are %p', (byDomain, given, expected) => {
    expect(gmailADay(domains(byDomain), given)).toBe(expected);
  });
});

describe('a tally', () => {
  it('counts by store, locale and domain, and names the 50 largest domains', () => {
    const tally = new Tally();
    for (let n = 0; n < 60; n += 1) {
      for (let times = 0; times <= n; times += 1)
        tally.count({ store: n % 2 === 0 ? 'DE' : '__proto__', locale: 'de_DE', domain: `d${n}.example` });
    }
    tally.leaveOut('blocked');
    tally.leaveOut('blocked', 2);
    tally.leaveOut('unknown', 0);
    const preview = tally.preview(3, pace(10), 99);
    expect(preview).toMatchObject({
      ...{ state: 'ready', wish: 3, countedAt: 99, total: 1830 },
      ...{ expectedMs: 183_000, gmailADay: 0 },
    });
    expect([...preview.byStore]).toEqual([
      ['DE', 900],
      ['__proto__', 930],
    ]);
    expect(preview.byLocale.get('de_DE')).toBe(1830);
    expect(preview.byDomain.size).toBe(51);
    expect(preview.byDomain.get('d59.example')).toBe(60);
    expect(preview.byDomain.get('')).toBe(55);
    expect([...preview.leftOut]).toEqual([['blocked', 3]]);
  });
});
