import { settableClock } from '@latchkey/kit/clock';
import { noon } from '../../../test/a-credential.ts';
import type { ClassCounts, ClassCountsStore } from '../../domain/decoy.ts';
import { refreshClassCounts } from './refresh-class-counts.ts';

const stored: ClassCounts = new Map([['bcrypt/10', 1]]);
const counted: ClassCounts = new Map([['bcrypt/10', 2]]);

const storeWith = (countedAt: number | undefined): ClassCountsStore => ({
  read: () => Promise.resolve(countedAt === undefined ? undefined : { counts: stored, countedAt }),
  recount: () => Promise.resolve(counted),
});

describe('refreshClassCounts', () => {
  it.each([
    ['takes what another copy counted lately', noon - 59_999, { counts: stored, countedAt: noon - 59_999 }],
    ['counts anew after a minute', noon - 60_000, { counts: counted, countedAt: noon }],
    ['counts the first time', undefined, { counts: counted, countedAt: noon }],
  ])('%s', async (_what, countedAt, expected) => {
    const deps = { store: storeWith(countedAt), maxAgeMs: 60_000, clock: settableClock(noon) };
    expect(await refreshClassCounts(deps)).toEqual(expected);
  });
});
