import { anAuditKey, anEntry, aTrail, type Trail } from '../../../libs/contracts/test/a-trail.ts';
import { checkTrail, linesOf, type Known, type TrailReport } from './check-trail.ts';

const numbers = [1, 2, 3, 4, 5];
const trail = aTrail(
  numbers.map((n) => anEntry(n)),
  [3],
);
const linkAt = (seq: number) => ({ seq, hash: trail.chain[seq - 1]?.hash ?? '' });

/** The lines of a trail as the server sends them. */
function textOf({ keys, chain, heads }: Trail, end = chain.at(-1)?.seq ?? 0): string[] {
  const behind = (seq: number): object[] =>
    heads.filter((head) => head.seq === seq).map((head) => ({ head }));
  const last = chain.at(-1)?.seq ?? 0;
  return [
    { keys },
    ...chain.flatMap((each) => [each, ...behind(each.seq)]),
    ...heads.filter(({ seq }) => seq > last).map((head) => ({ head })),
    { end: { seq: end } },
  ].map((line) => JSON.stringify(line));
}
async function* each(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
}
const check = (lines: readonly string[], known: Partial<Known> = {}): Promise<TrailReport> =>
  checkTrail(each(lines), { mayBeginLate: false, ...known });
const without = (seq: number): Trail => ({
  ...trail,
  chain: trail.chain.filter((entry) => entry.seq !== seq),
});
const after = (seq: number): Trail => ({
  ...trail,
  chain: trail.chain.filter((entry) => entry.seq > seq),
  heads: trail.heads.filter((head) => head.seq > seq),
});

describe('checking a trail', () => {
  it('finds it whole, and says from where to where, and how far it is signed', async () => {
    expect(await check(textOf(trail))).toEqual({ from: 1, end: linkAt(5), signedTo: 3, fault: undefined });
    expect(await check(textOf(aTrail([], [])))).toMatchObject({ from: 0, signedTo: 0, fault: undefined });
  });

  it.each(numbers)('finds any bit of entry %i that was flipped', async (seq) => {
    const lines = textOf(trail);
    const at = lines.findIndex((line) => line.startsWith(`{"seq":${seq},`));
    const line = lines[at] ?? '';
    const place = line.indexOf('staff-1');
    const flipped = String.fromCharCode(line.charCodeAt(place) ^ 1);
    lines[at] = line.slice(0, place) + flipped + line.slice(place + 1);
    expect(await check(lines)).toMatchObject({ fault: { fault: 'edited', seq } });
    lines[at] = line.replace('"details":{}', '"details":{},"more":1');
    expect(await check(lines)).toMatchObject({ fault: { fault: 'edited', seq } });
  });

  it.each([1, 2, 4])('finds entry %i missing', async (seq) => {
    expect(await check(textOf(without(seq)))).toMatchObject({ fault: { fault: 'gap', seq } });
  });

  it('finds a file that was cut off', async () => {
    const lines = textOf(trail);
    expect(await check(lines.slice(0, -1))).toMatchObject({ fault: { fault: 'truncated', seq: 6 } });
    expect(await check(lines.slice(0, 3))).toMatchObject({ fault: { fault: 'truncated', seq: 3 } });
  });

  it('finds by what is known from before that the end is gone, or another', async () => {
    const lines = textOf(without(5), 4);
    expect(await check(lines)).toMatchObject({ fault: undefined });
    expect(await check(lines, { since: linkAt(5) })).toMatchObject({ fault: { fault: 'truncated', seq: 5 } });
    const other = { seq: 5, hash: 'f'.repeat(64) };
    expect(await check(textOf(trail), { since: other })).toMatchObject({ fault: { fault: 'head', seq: 5 } });
    const nothing = textOf({ ...after(5), heads: [] }, 4);
    expect(await check(nothing, { since: linkAt(5) })).toMatchObject({
      fault: { fault: 'truncated', seq: 5 },
    });
  });

  it('goes on from what is known, whether that entry comes along or not', async () => {
    for (const part of [after(3), after(4)])
      expect(await check(textOf(part), { since: linkAt(4) })).toMatchObject({
        end: linkAt(5),
        fault: undefined,
      });
    const gap = await check(textOf(after(4)), { since: linkAt(3) });
    expect(gap.fault).toEqual({ fault: 'gap', seq: 4 });
    const other = { seq: 4, hash: 'f'.repeat(64) };
    expect((await check(textOf(after(4)), { since: other })).fault).toEqual({ fault: 'unchained', seq: 5 });
  });

  it('takes a part of a trail for one only where it may begin late', async () => {
    const part = textOf(after(2));
    expect(await check(part, { mayBeginLate: true })).toMatchObject({ from: 3, fault: undefined });
    expect(await check(part)).toMatchObject({ fault: { fault: 'gap', seq: 1 } });
  });

  it('believes keys that are known more than those that come along', async () => {
    const { key } = anAuditKey('a1');
    const { fault } = await check(textOf(trail), { keys: [key] });
    expect(fault).toEqual({ fault: 'signature', seq: 3 });
    expect(await check(textOf(trail).slice(1), { keys: trail.keys })).toMatchObject({ fault: undefined });
  });

  it.each(['', '{}', 'x', '{"seq":1}', '{"entry":{}}'])('refuses the line %p', async (line) => {
    await expect(check([...textOf(trail).slice(0, 2), line])).rejects.toThrow(/^Line 3 /);
  });
});

it('cuts pieces into lines, wherever they were cut before', async () => {
  const lines: string[] = [];
  for await (const line of linesOf(each(['a', 'b\nc', '\n\nd', '\ne']))) lines.push(line);
  expect(lines).toEqual(['ab', 'c', '', 'd', 'e']);
});
