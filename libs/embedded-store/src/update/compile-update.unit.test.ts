import { CommandError } from '../errors.ts';
import type { Document } from '../values/document.ts';
import { compileUpdate } from './compile-update.ts';
import { upsertedDocument } from './upsert.ts';

const now = new Date('2026-01-01T00:00:00Z');

function apply(update: unknown, before: Document, filter: Document = {}, arrayFilters?: unknown): Document {
  return compileUpdate(update, arrayFilters, { now, filter }).apply(before, false);
}

/** Written from MongoDB's manual (update operators). */
describe('updates: results', () => {
  test.each<[string, unknown, Document, Document, Document?, unknown?]>([
    ['$set', { $set: { a: 2 } }, { a: 1 }, { a: 2 }],
    ['$set makes the documents on the way', { $set: { 'a.b.c': 1 } }, {}, { a: { b: { c: 1 } } }],
    [
      '$set adds fields in the order of their names',
      { $set: { c: 1, b: 2 } },
      { a: 0 },
      { a: 0, b: 2, c: 1 },
    ],
    ['$set of an array element', { $set: { 'a.1': 9 } }, { a: [1, 2] }, { a: [1, 9] }],
    ['$set beyond the end pads with null', { $set: { 'a.3': 9 } }, { a: [1] }, { a: [1, null, null, 9] }],
    [
      '$set reorders a sub-document',
      { $set: { a: { y: 2, x: 1 } } },
      { a: { x: 1, y: 2 } },
      { a: { y: 2, x: 1 } },
    ],
    ['$unset', { $unset: { a: '' } }, { a: 1, b: 2 }, { b: 2 }],
    ['$unset of an element leaves null', { $unset: { 'a.0': 1 } }, { a: [1, 2] }, { a: [null, 2] }],
    ['$unset of what is not there', { $unset: { 'x.y': 1 } }, { a: 1 }, { a: 1 }],
    ['$inc', { $inc: { a: 2 } }, { a: 1 }, { a: 3 }],
    ['$inc of a missing field', { $inc: { 'a.b': -2 } }, {}, { a: { b: -2 } }],
    ['$mul', { $mul: { a: 3 } }, { a: 2 }, { a: 6 }],
    ['$mul of a missing field', { $mul: { a: 3 } }, {}, { a: 0 }],
    ['$min', { $min: { a: 1 } }, { a: 2 }, { a: 1 }],
    ['$min keeps the lesser', { $min: { a: 3 } }, { a: 2 }, { a: 2 }],
    ['$max on dates', { $max: { a: new Date(9) } }, { a: new Date(5) }, { a: new Date(9) }],
    ['$max across types follows the order of types', { $max: { a: 'x' } }, { a: 5 }, { a: 'x' }],
    ['$currentDate', { $currentDate: { a: true, b: { $type: 'date' } } }, {}, { a: now, b: now }],
    ['$rename', { $rename: { a: 'b.c' } }, { a: 1 }, { b: { c: 1 } }],
    ['$rename of what is not there', { $rename: { x: 'y' } }, { a: 1 }, { a: 1 }],
    ['$setOnInsert is for inserts', { $setOnInsert: { a: 2 }, $set: { b: 1 } }, { a: 1 }, { a: 1, b: 1 }],
    ['$push', { $push: { a: 2 } }, { a: [1] }, { a: [1, 2] }],
    ['$push of an array pushes one element', { $push: { a: [2, 3] } }, { a: [1] }, { a: [1, [2, 3]] }],
    ['$push makes the array', { $push: { a: 1 } }, {}, { a: [1] }],
    [
      '$push $each $position',
      { $push: { a: { $each: [8, 9], $position: 1 } } },
      { a: [1, 2] },
      { a: [1, 8, 9, 2] },
    ],
    [
      '$push $position from the end',
      { $push: { a: { $each: [9], $position: -1 } } },
      { a: [1, 2] },
      { a: [1, 9, 2] },
    ],
    [
      '$push $sort $slice keeps the newest',
      { $push: { a: { $each: [{ s: 3 }], $sort: { s: 1 }, $slice: -2 } } },
      { a: [{ s: 5 }, { s: 1 }] },
      { a: [{ s: 3 }, { s: 5 }] },
    ],
    ['$push $slice 0 empties', { $push: { a: { $each: [], $slice: 0 } } }, { a: [1] }, { a: [] }],
    ['$push $sort of values', { $push: { a: { $each: [2], $sort: -1 } } }, { a: [1, 3] }, { a: [3, 2, 1] }],
    ['$addToSet', { $addToSet: { a: 1 } }, { a: [1, 2] }, { a: [1, 2] }],
    ['$addToSet $each', { $addToSet: { a: { $each: [2, 3, 3] } } }, { a: [2] }, { a: [2, 3] }],
    [
      '$addToSet minds field order',
      { $addToSet: { a: { y: 1, x: 1 } } },
      { a: [{ x: 1, y: 1 }] },
      {
        a: [
          { x: 1, y: 1 },
          { y: 1, x: 1 },
        ],
      },
    ],
    ['$pull of a value', { $pull: { a: 1 } }, { a: [1, 2, 1] }, { a: [2] }],
    ['$pull by condition', { $pull: { a: { $gte: 6 } } }, { a: [3, 7, 6] }, { a: [3] }],
    [
      '$pull of documents by fields',
      { $pull: { a: { s: 8 } } },
      { a: [{ s: 8, t: 1 }, { s: 5 }] },
      { a: [{ s: 5 }] },
    ],
    ['$pull with $in', { $pull: { a: { $in: ['x', 'y'] } } }, { a: ['x', 'z'] }, { a: ['z'] }],
    ['$pullAll', { $pullAll: { a: [1, 2] } }, { a: [1, 3, 2, 1] }, { a: [3] }],
    ['$pop the last', { $pop: { a: 1 } }, { a: [1, 2] }, { a: [1] }],
    ['$pop the first', { $pop: { a: -1 } }, { a: [1, 2] }, { a: [2] }],
    ['positional $', { $set: { 'a.$': 9 } }, { a: [1, 2, 2] }, { a: [1, 9, 2] }, { a: 2 }],
    [
      'positional $ below $elemMatch',
      { $set: { 'l.$.used': true } },
      {
        l: [
          { h: 'x', p: 1 },
          { h: 'x', p: 2 },
        ],
      },
      {
        l: [
          { h: 'x', p: 1 },
          { h: 'x', p: 2, used: true },
        ],
      },
      { l: { $elemMatch: { h: 'x', p: 2 } } },
    ],
    [
      'positional $ by a dotted condition',
      { $inc: { 'l.$.n': 1 } },
      {
        l: [
          { h: 1, n: 1 },
          { h: 2, n: 1 },
        ],
      },
      {
        l: [
          { h: 1, n: 1 },
          { h: 2, n: 2 },
        ],
      },
      { 'l.h': 2 },
    ],
    ['all elements $[]', { $inc: { 'a.$[]': 1 } }, { a: [1, 2] }, { a: [2, 3] }],
    [
      'array filters',
      { $set: { 'a.$[e].ok': true } },
      { a: [{ s: 1 }, { s: 9 }] },
      { a: [{ s: 1 }, { s: 9, ok: true }] },
      {},
      [{ 'e.s': { $gt: 5 } }],
    ],
    [
      'array filters on values',
      { $set: { 'a.$[e]': 0 } },
      { a: [1, 9] },
      { a: [1, 0] },
      {},
      [{ e: { $gt: 5 } }],
    ],
    ['a replacement keeps _id in front', { b: 2 }, { _id: 1, a: 1 }, { _id: 1, b: 2 }],
    [
      'a pipeline',
      [{ $set: { total: { $add: ['$a', '$b'] } } }, { $unset: 'a' }],
      { _id: 1, a: 1, b: 2 },
      { _id: 1, b: 2, total: 3 },
    ],
    [
      'a pipeline with $$NOW and $cond',
      [{ $set: { at: '$$NOW', big: { $cond: [{ $gt: ['$a', 1] }, 'yes', 'no'] } } }],
      { _id: 1, a: 2 },
      { _id: 1, a: 2, at: now, big: 'yes' },
    ],
  ])('%s', (_name, update, before, after, ...[filter, arrayFilters]) => {
    const given = JSON.stringify(before);
    const result = apply(update, before, filter, arrayFilters);
    expect(JSON.stringify(result)).toBe(JSON.stringify(after));
    expect(JSON.stringify(before)).toBe(given);
  });
});

describe('updates: refusals', () => {
  test.each<[string, unknown, Document, number, RegExp, Document?, unknown?]>([
    [
      'conflicting paths',
      { $set: { a: 1 }, $inc: { 'a.b': 1 } },
      {},
      40,
      /Updating the path 'a\.b' would create a conflict at 'a'/,
    ],
    [
      'the same path twice',
      { $set: { a: 1 }, $inc: { a: 1 } },
      {},
      40,
      /Updating the path 'a' would create a conflict at 'a'/,
    ],
    ['$set of another _id', { $set: { _id: 2 } }, { _id: 1 }, 66, /immutable field '_id'/],
    ['$unset of _id', { $unset: { _id: 1 } }, { _id: 1 }, 66, /immutable field '_id'/],
    ['a replacement with another _id', { _id: 2 }, { _id: 1 }, 66, /immutable/],
    ['an unknown modifier', { $foo: { a: 1 } }, {}, 9, /Unknown modifier: \$foo/],
    ['$bit', { $bit: { a: { and: 1 } } }, {}, 9, /Unknown modifier: \$bit/],
    ['a mix of operators and fields', { $set: { a: 1 }, b: 1 }, {}, 9, /Unknown modifier: b/],
    ['a replacement with operators', { b: 1, $set: { a: 1 } }, {}, 52, /dollar/],
    ['$inc of a string', { $inc: { a: 1 } }, { a: 'x' }, 14, /non-numeric type/],
    ['$inc by a string', { $inc: { a: 'x' } }, { a: 1 }, 14, /non-numeric argument/],
    ['$inc of null', { $inc: { a: 1 } }, { a: null }, 14, /non-numeric type null/],
    ['$inc beyond 2^53', { $inc: { a: 2 } }, { a: Number.MAX_SAFE_INTEGER }, 2, /beyond 2\^53/],
    ['$push on a scalar', { $push: { a: 1 } }, { a: 'x' }, 2, /must be an array/],
    ['$addToSet on a scalar', { $addToSet: { a: 1 } }, { a: 1 }, 2, /non-array/],
    ['$pull on a scalar', { $pull: { a: 1 } }, { a: 1 }, 2, /non-array/],
    ['$pop on a scalar', { $pop: { a: 1 } }, { a: 1 }, 14, /non-array/],
    [
      'a field below a scalar',
      { $set: { 'a.b': 1 } },
      { a: 5 },
      28,
      /Cannot create field 'b' in element {a: 5}/,
    ],
    ['a name below an array', { $set: { 'a.b': 1 } }, { a: [1] }, 28, /Cannot create field 'b'/],
    [
      'positional $ without a condition',
      { $set: { 'a.$': 1 } },
      { a: [1] },
      2,
      /did not find the match/,
      { b: 1 },
    ],
    ['an unused array filter', { $set: { a: 1 } }, {}, 9, /was not used/, {}, [{ e: 1 }]],
    [
      'a missing array filter',
      { $set: { 'a.$[e]': 1 } },
      { a: [1] },
      2,
      /No array filter found for identifier 'e'/,
    ],
    ['$[] on a missing array', { $set: { 'a.$[]': 1 } }, {}, 2, /must exist/],
    ['$[] on a scalar', { $set: { 'a.$[]': 1 } }, { a: 1 }, 2, /non-array element/],
    ['$currentDate as a timestamp', { $currentDate: { a: { $type: 'timestamp' } } }, {}, 2, /Timestamp/],
    ['an empty path part', { $set: { 'a..b': 1 } }, {}, 56, /empty field name/],
    ['$rename below an array', { $rename: { 'a.b': 'c' } }, { a: [{ b: 1 }] }, 2, /array element/],
    ['a pipeline with $lookup', [{ $lookup: {} }], {}, 72, /not allowed/],
    ['a pipeline that changes _id', [{ $set: { _id: 2 } }], { _id: 1 }, 66, /immutable/],
    ['__proto__ in a path', { $set: { '__proto__.x': 1 } }, {}, 2, /__proto__/],
    ['a number as the update', 5, {}, 9, /must be either/],
  ])('%s', (_name, update, before, code, message, ...[filter, arrayFilters]) => {
    const failure = (() => {
      try {
        return apply(update, before, filter, arrayFilters);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(CommandError);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe('upserts', () => {
  const upserted = (filter: Document, update: unknown): Document =>
    upsertedDocument(filter, compileUpdate(update, undefined, { now, filter }));

  test.each<[string, Document, unknown, Document]>([
    ['equalities of the filter', { _id: 1, a: 2, b: { $gt: 5 } }, { $set: { c: 3 } }, { _id: 1, a: 2, c: 3 }],
    [
      '$eq, $and and one-element $in',
      { _id: 1, $and: [{ a: { $eq: 1 } }, { b: { $in: [2] } }] },
      { $set: {} },
      { _id: 1, a: 1, b: 2 },
    ],
    ['dotted equalities', { _id: 1, 'a.b': 2 }, { $set: { 'a.c': 3 } }, { _id: 1, a: { b: 2, c: 3 } }],
    ['$setOnInsert and $inc', { _id: 1 }, { $setOnInsert: { a: 1 }, $inc: { n: 1 } }, { _id: 1, a: 1, n: 1 }],
    ['a replacement takes only _id', { _id: 1, a: 2 }, { b: 3 }, { _id: 1, b: 3 }],
    ['_id comes first', { a: 1 }, { $set: { _id: 7 } }, { _id: 7, a: 1 }],
  ])('%s', (_name, filter, update, expected) => {
    expect(JSON.stringify(upserted(filter, update))).toBe(JSON.stringify(expected));
  });

  test('an _id is made up when there is none', () => {
    expect(upserted({ a: 1 }, { $set: { b: 1 } })).toMatchObject({
      _id: expect.objectContaining({}),
      a: 1,
      b: 1,
    });
  });

  test('an _id other than the filter asks for is refused', () => {
    expect(() => upserted({ _id: 1 }, { $set: { _id: 2 } })).toThrow(CommandError);
  });
});
