/** How fast mails are handed over: mails a second, fractions too; 0 is as fast as it can. */
export interface Pace {
  readonly rate: number;
  /** By receiving domain, in lower case. */
  readonly domainRates: ReadonlyMap<string, number>;
}

/** The most that is saved up while nothing was taken, in seconds of the rate: what a short stall may catch up with. */
const savedSeconds = 1;

/**
 * Tokens for one rate. A new bucket holds one, so that a rate of one mail an hour does not begin with an hour's wait, and
 * a runner that takes over is one mail too fast at most.
 */
export interface Bucket {
  readonly tokens: number;
  /** When they were counted, milliseconds since the Unix epoch. */
  readonly at: number;
}

export function newBucket(now: number): Bucket {
  return { tokens: 1, at: now };
}

/** The bucket as it stands now, at a rate that may have changed meanwhile. A clock that goes back gives nothing. */
export function refilled({ tokens, at }: Bucket, rate: number, now: number): Bucket {
  const full = Math.max(1, rate * savedSeconds);
  return { tokens: Math.min(full, tokens + (rate * Math.max(0, now - at)) / 1000), at: now };
}

/** Whole mails that may be taken now. */
export function available({ tokens }: Bucket, rate: number): number {
  return rate === 0 ? Infinity : Math.floor(tokens);
}

export function taken({ tokens, at }: Bucket, count: number): Bucket {
  return { tokens: Math.max(0, tokens - count), at };
}

/**
 * About a second's worth may be under way, that is handed over and not settled: so a pause has little to call back, and
 * whoever is slow slows the runner down. Twice that, because an outcome takes up to a second to come back, and a floor,
 * so that a mail that waits for its domain does not stop a slow campaign.
 */
const windowSeconds = 2;
const smallestWindow = 20;
/** Without a pace: three seconds of what one notification process sends. */
const widestWindow = 2_000;

/** Mails that may be under way at this rate. */
export function windowAt(rate: number): number {
  return rate === 0
    ? widestWindow
    : Math.min(widestWindow, Math.max(smallestWindow, Math.ceil(rate * windowSeconds)));
}

/**
 * Shares out a number of mails among those who have room for some: evenly, and what one has no room for goes to the
 * others. Whoever comes first gets what is left over of a division.
 * @param rooms what each has room for; Infinity is room for all
 * @returns the shares in their order
 */
export function shareOut(total: number, rooms: readonly number[]): number[] {
  const shares = rooms.map(() => 0);
  let left = total;
  let open = rooms.map((room, at) => ({ room, at })).filter(({ room }) => room > 0);
  while (left > 0 && open.length > 0) {
    const even = Math.max(1, Math.floor(left / open.length));
    for (const { room, at } of open) {
      const share = Math.min(even, left, room - (shares[at] ?? 0));
      shares[at] = (shares[at] ?? 0) + share;
      left -= share;
    }
    open = open.filter(({ room, at }) => (shares[at] ?? 0) < room);
  }
  return shares;
}
