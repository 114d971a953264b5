import {
  createLaneFinder,
  handedOver,
  laneRoom,
  laneWindow,
  newLane,
  recounted,
  ripened,
  slowDomains,
  stale,
  stuckAfterMs,
  underWay,
  wholeRoom,
  type Lane,
} from './hand-over.ts';
import { newBucket, type Pace } from './pace.ts';

const pace = (rate: number, domainRates: Record<string, number> = {}): Pace => ({
  rate,
  domainRates: new Map(Object.entries(domainRates)),
});
const lane = (name: string, change: Partial<Lane> = {}): Lane => ({ ...newLane(name, 0, 0), ...change });

describe('what is under way', () => {
  it('leaves out lanes without outcomes, unless there are none at all', () => {
    const moving = lane('', { unsettled: 30, movedAt: stuckAfterMs });
    const stuck = lane('gmail.com', { unsettled: 500, movedAt: 0 });
    expect(underWay([moving, stuck], stuckAfterMs - 1)).toBe(530);
    expect(underWay([moving, stuck], stuckAfterMs)).toBe(30);
    expect(underWay([stuck, lane('gmx.de')], stuckAfterMs)).toBe(500);
  });

  it('is bounded for the campaign by tokens and by its window', () => {
    const whole = newBucket(0);
    expect(wholeRoom(whole, [lane('', { unsettled: 1_990 })], pace(0), 0)).toBe(10);
    expect(wholeRoom(whole, [lane('', { unsettled: 2_500 })], pace(0), 0)).toBe(0);
    expect(wholeRoom({ tokens: 7.9, at: 0 }, [], pace(100), 0)).toBe(7);
    expect(wholeRoom({ tokens: 100, at: 0 }, [lane('', { unsettled: 195 })], pace(100), 0)).toBe(5);
  });

  it('is bounded for a lane by its own pace, else by its share', () => {
    const given = pace(500, { 'gmail.com': 50, 'gmx.de': 900 });
    expect(laneWindow(lane('gmail.com'), given, 3)).toBe(100);
    expect(laneWindow(lane('gmx.de'), given, 3)).toBe(1000);
    expect(laneWindow(lane(''), given, 3)).toBe(334);
    expect(laneWindow(lane(''), pace(0), 1)).toBe(2000);
    expect(laneWindow(lane(''), pace(0), 400)).toBe(50);
    expect(laneWindow(lane(''), pace(1), 400)).toBe(20);
    const ripe = ripened(lane('gmail.com', { unsettled: 90 }), given, 1_000);
    expect(laneRoom(ripe, given, 3)).toBe(10);
    expect(laneRoom(handedOver(ripe, 10, 1_000), given, 3)).toBe(0);
  });
});

describe('a lane', () => {
  it('moves when fewer are unsettled than were handed over', () => {
    const begun = handedOver(lane('', { movedAt: 0 }), 10, 5_000);
    expect(begun).toMatchObject({ unsettled: 10, movedAt: 5_000 });
    const more = handedOver(begun, 10, 6_000);
    expect(more).toMatchObject({ unsettled: 20, movedAt: 5_000 });
    expect(recounted(more, 20, 7_000)).toMatchObject({ unsettled: 20, movedAt: 5_000, countedAt: 7_000 });
    expect(recounted(more, 19, 7_000)).toMatchObject({ unsettled: 19, movedAt: 7_000 });
  });

  it('of a domain is worth having where that holds a part of the common one', () => {
    const waiting = new Map([
      ['large.example', 100],
      ['medium.example', 15],
      ['small.example', 2],
    ]);
    expect(slowDomains(waiting, 2_000)).toEqual(['large.example']);
    expect(slowDomains(waiting, 300)).toEqual(['large.example', 'medium.example']);
    expect(slowDomains(waiting, 20)).toEqual(['large.example', 'medium.example']);
  });

  it('is counted when it is half full, or now and then; the oldest counts first', () => {
    const half = lane('', { unsettled: 1_000, countedAt: 900 });
    const little = lane('gmail.com', { unsettled: 1, countedAt: 0 });
    const none = lane('gmx.de');
    expect(stale([half, little, none], pace(0), 979)).toEqual([]);
    expect(stale([half, little, none], pace(0), 980)).toEqual([half]);
    expect(stale([half, little, none], pace(0), 2_000)).toEqual([little, half]);
    const many = Array.from({ length: 40 }, (_, n) => lane(`d${n}`, { unsettled: 60 }));
    expect(stale(many, pace(0), 80)).toHaveLength(16);
  });

  it('is a domain’s own when that has a pace or many recipients', () => {
    const find = createLaneFinder();
    const given = pace(0, { 'gmx.de': 5 });
    expect(find('gmx.de', given)).toBe('gmx.de');
    const lanes = Array.from({ length: 1_002 }, () => find('shop.example', given));
    expect(lanes.filter((each) => each === '')).toHaveLength(1_000);
    expect(lanes.at(-1)).toBe('shop.example');
    expect(find('other.example', given)).toBe('');
  });
});
