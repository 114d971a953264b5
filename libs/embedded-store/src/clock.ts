/** Where the store takes the time from: `$$NOW`, `$currentDate`, the TTL sweep and cursor time-outs all ask it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = {
  // eslint-disable-next-line no-restricted-syntax -- the one place of this package that reads the machine's time
  now: () => new Date(),
};
