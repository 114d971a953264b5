import { Binary, ObjectId } from 'bson';
import fc from 'fast-check';
import { invertInterval, pointInterval, rangeInterval } from '../query/intervals.ts';
import { compareValues, TYPE_ORDER } from './compare.ts';
import { encodeOrdered, encodePlace, invertBytes, successor } from './ordered-key.ts';

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      NaN,
      0,
      -0,
      Infinity,
      -Infinity,
      '',
      'a',
      'a\0',
      'ab',
      '\uffff',
      '😀',
    ),
    fc.integer(),
    fc.double(),
    fc.string({ unit: 'grapheme' }),
    fc.integer({ min: -1e12, max: 1e12 }).map((ms) => new Date(ms)),
    fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
    fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(bytes)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .dictionary(fc.constantFrom('x', 'y', 'z'), tie('value'), { maxKeys: 3 })
      .map((entry) => ({ ...entry })),
  ),
}));

const sign = (number: number): number => Math.sign(number);

describe('ordered keys', () => {
  test('order in bytes is the order of the values, both ways', () => {
    fc.assert(
      fc.property(value, value, (left, right) => {
        const order = sign(compareValues(left, right));
        expect(sign(Buffer.compare(encodeOrdered(left), encodeOrdered(right)))).toBe(order);
        expect(
          sign(Buffer.compare(invertBytes(encodeOrdered(left)), invertBytes(encodeOrdered(right)))),
        ).toBe(order === 0 ? 0 : -order);
      }),
      { numRuns: 3000, examples: [['a', 'a\0']] },
    );
  });

  test('no encoded value is the beginning of another', () => {
    fc.assert(
      fc.property(value, value, (left, right) => {
        const [a, b] = [encodeOrdered(left), encodeOrdered(right)];
        expect(a.equals(b) || !b.subarray(0, a.length).equals(a)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('intervals hold what they say, also upside down', () => {
    const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(
        number,
        number,
        fc.constantFrom('$gt' as const, '$gte' as const, '$lt' as const, '$lte' as const),
        (bound, candidate, operator) => {
          const expected = {
            $gt: candidate > bound,
            $gte: candidate >= bound,
            $lt: candidate < bound,
            $lte: candidate <= bound,
          }[operator];
          const inside = (bytes: Buffer, { from, to }: { from: Buffer; to: Buffer }): boolean =>
            Buffer.compare(from, bytes) <= 0 && Buffer.compare(bytes, to) < 0;
          const set = rangeInterval(operator, bound, TYPE_ORDER.number);
          expect(set.some((interval) => inside(encodeOrdered(candidate), interval))).toBe(expected);
          expect(
            set.some((interval) => inside(invertBytes(encodeOrdered(candidate)), invertInterval(interval))),
          ).toBe(expected);
          expect(inside(encodeOrdered(candidate), pointInterval(bound))).toBe(
            compareValues(candidate, bound) === 0,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('the successor is above everything that begins with the prefix', () => {
    expect(successor(Buffer.of(1, 0xff, 0xff))).toEqual(Buffer.of(2));
    expect(successor(Buffer.of(1, 2))).toEqual(Buffer.of(1, 3));
  });
});

describe('the place of an entry', () => {
  it('is the same wherever the bytes that keys are written into end, and stays so', () => {
    const fields = [{ direction: -1 }, { direction: 1 }, { direction: -1 }] as const;
    const behind = Buffer.from('id');
    const places = Array.from({ length: 2000 }, (_, at) => {
      const values = ['x'.repeat(at % 311), at, 'é'.repeat(at % 7)];
      return { values, ...encodePlace(7, values, fields, behind) };
    });
    const wrong = places.filter(({ values, place, valueBytes }) => {
      const parts = values.map((value, at) => {
        const bytes = encodeOrdered(value);
        return fields[at]?.direction === -1 ? invertBytes(bytes) : bytes;
      });
      const expected = Buffer.concat([Buffer.of(0, 0, 0, 7), ...parts, behind]);
      return !place.equals(expected) || valueBytes !== place.length - 4 - behind.length;
    });
    expect(wrong).toEqual([]);
  });
});
