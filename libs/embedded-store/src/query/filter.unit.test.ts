import { Binary, BSONRegExp, ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import type { Document } from '../values/document.ts';
import { compileFilter } from './filter.ts';

const now = new Date('2026-01-01T00:00:00Z');
const matches = (filter: Document, document: Document): boolean => compileFilter(filter, { now })(document);
const id = new ObjectId('64b000000000000000000001');

/** Written from MongoDB's manual (query operators, null and missing fields, arrays, comparison order). */
describe('filters: what matches', () => {
  test.each<[string, Document, Document]>([
    ['equality', { a: 1 }, { a: 1 }],
    ['equality with an element of an array', { a: 1 }, { a: [2, 1] }],
    ['equality with a whole array', { a: [2, 1] }, { a: [2, 1] }],
    ['equality with an array inside an array', { a: [2, 1] }, { a: [[2, 1], 3] }],
    ['equality with a document, same field order', { a: { x: 1, y: 2 } }, { a: { x: 1, y: 2 } }],
    ['equality of dates', { a: new Date(5) }, { a: new Date(5) }],
    ['equality of ObjectIds', { a: id }, { a: new ObjectId(id.toHexString()) }],
    ['equality of binaries', { a: new Binary(Buffer.of(1, 2)) }, { a: new Binary(Buffer.of(1, 2)) }],
    ['null matches a missing field', { a: null }, { b: 1 }],
    ['null matches null', { a: null }, { a: null }],
    ['null matches an array element', { a: null }, { a: [1, null] }],
    ['null below a scalar', { 'a.b': null }, { a: 5 }],
    ['null where one array element lacks the field', { 'a.b': null }, { a: [{ b: 1 }, { c: 1 }] }],
    ['dotted path', { 'a.b': 1 }, { a: { b: 1 } }],
    ['dotted path through an array of documents', { 'a.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }],
    ['array index in a path', { 'a.1': 2 }, { a: [1, 2] }],
    ['array index, then a field', { 'a.0.b': 1 }, { a: [{ b: 1 }] }],
    ['number as a field name', { 'a.0': 1 }, { a: { '0': 1 } }],
    ['nested arrays of documents', { 'a.b.c': 3 }, { a: [{ b: [{ c: 3 }] }] }],
    ['$gt', { a: { $gt: 1 } }, { a: 2 }],
    ['$gt on an element', { a: { $gt: 5 } }, { a: [1, 9] }],
    ['a range met by two different elements', { a: { $gt: 5, $lt: 3 } }, { a: [1, 9] }],
    ['$lte on dates', { a: { $lte: new Date(10) } }, { a: new Date(10) }],
    ['$gte on strings', { a: { $gte: 'b' } }, { a: 'b' }],
    ['$lt on strings compares code points', { a: { $gt: '\uffff' } }, { a: '😀' }],
    ['$gte null matches null and missing', { a: { $gte: null } }, {}],
    ['$gt on booleans', { a: { $gt: false } }, { a: true }],
    ['$gt on documents', { a: { $gt: { x: 1 } } }, { a: { x: 2 } }],
    ['$ne', { a: { $ne: 1 } }, { a: 2 }],
    ['$ne of a missing field', { a: { $ne: 1 } }, {}],
    ['$ne null wants a value', { a: { $ne: null } }, { a: 0 }],
    ['$in', { a: { $in: [1, 2] } }, { a: 2 }],
    ['$in with a regular expression', { a: { $in: [new BSONRegExp('^x')] } }, { a: 'xy' }],
    ['$in with null', { a: { $in: [null] } }, {}],
    ['$in with an array value', { a: { $in: [[1, 2]] } }, { a: [1, 2] }],
    ['$in on elements', { a: { $in: [7] } }, { a: [6, 7] }],
    ['$nin of a missing field', { a: { $nin: [1] } }, {}],
    ['$nin', { a: { $nin: [1, 2] } }, { a: 3 }],
    ['$and', { $and: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 2 }],
    ['$or', { $or: [{ a: 1 }, { b: 2 }] }, { b: 2 }],
    ['$nor', { $nor: [{ a: 1 }, { b: 2 }] }, { a: 2 }],
    ['$not', { a: { $not: { $gt: 5 } } }, { a: 3 }],
    ['$not of a missing field', { a: { $not: { $gt: 5 } } }, {}],
    ['$not with a regular expression', { a: { $not: new BSONRegExp('^x') } }, { a: 'y' }],
    ['$exists true with null', { a: { $exists: true } }, { a: null }],
    ['$exists false', { a: { $exists: false } }, { b: 1 }],
    ['$exists false below an empty array', { 'a.b': { $exists: false } }, { a: [] }],
    ['$exists on an array element', { 'a.b': { $exists: true } }, { a: [{}, { b: null }] }],
    ['$type string', { a: { $type: 'string' } }, { a: 'x' }],
    ['$type by number', { a: { $type: 2 } }, { a: 'x' }],
    ['$type array', { a: { $type: 'array' } }, { a: [] }],
    ['$type looks at elements', { a: { $type: 'string' } }, { a: [1, 'x'] }],
    ['$type number', { a: { $type: 'number' } }, { a: 1.5 }],
    ['$type int', { a: { $type: 'int' } }, { a: 1 }],
    ['$type double', { a: { $type: 'double' } }, { a: 1.5 }],
    ['$type list', { a: { $type: ['date', 'bool'] } }, { a: true }],
    ['$mod', { a: { $mod: [4, 0] } }, { a: 12 }],
    ['$regex', { a: { $regex: '^ab', $options: 'i' } }, { a: 'ABC' }],
    ['$regex on elements', { a: new BSONRegExp('b$') }, { a: ['xa', 'xb'] }],
    ['$size', { a: { $size: 2 } }, { a: [1, 2] }],
    ['$all', { a: { $all: [1, 2] } }, { a: [2, 3, 1] }],
    ['$all on a scalar', { a: { $all: [1] } }, { a: 1 }],
    [
      '$all with $elemMatch',
      { a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { x: 2 } }] } },
      { a: [{ x: 1 }, { x: 2 }] },
    ],
    ['$elemMatch on values', { a: { $elemMatch: { $gte: 80, $lt: 85 } } }, { a: [75, 82] }],
    ['$elemMatch on documents', { a: { $elemMatch: { p: 'x', s: { $gt: 7 } } } }, { a: [{ p: 'x', s: 8 }] }],
    ['$elemMatch with $or inside', { a: { $elemMatch: { $or: [{ p: 1 }, { p: 2 }] } } }, { a: [{ p: 2 }] }],
    ['$expr compares fields', { $expr: { $gt: ['$spent', '$budget'] } }, { spent: 5, budget: 4 }],
    ['$expr with $$NOW', { $expr: { $lt: ['$until', '$$NOW'] } }, { until: new Date(now.getTime() - 1) }],
    ['$expr does not enter arrays', { $expr: { $eq: ['$a', [1]] } }, { a: [1] }],
    ['NaN equals NaN', { a: NaN }, { a: NaN }],
    ['$comment is ignored', { $comment: 'x', a: 1 }, { a: 1 }],
    ['-0 equals 0', { a: 0 }, { a: -0 }],
    ['an empty filter', {}, { a: 1 }],
  ])('%s', (_name, filter, document) => {
    expect(matches(filter, document)).toBe(true);
  });
});

describe('filters: what does not match', () => {
  test.each<[string, Document, Document]>([
    ['another type', { a: 1 }, { a: '1' }],
    ['a document with another field order', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }],
    ['a document with one field more', { a: { x: 1 } }, { a: { x: 1, y: 2 } }],
    ['null against a value', { a: null }, { a: 0 }],
    ['null against an empty array', { a: null }, { a: [] }],
    ['null below an array of scalars', { 'a.b': null }, { a: [1, 2] }],
    ['a range across types', { a: { $gt: 1 } }, { a: 'x' }],
    ['a range over a missing field', { a: { $lt: 5 } }, {}],
    ['$gt null', { a: { $gt: null } }, { a: null }],
    ['a number range over NaN', { a: { $lt: 5 } }, { a: NaN }],
    ['a date range over a number', { a: { $gt: new Date(0) } }, { a: 5 }],
    ['$ne when an element equals', { a: { $ne: 1 } }, { a: [1, 2] }],
    ['$ne null with a missing field', { a: { $ne: null } }, {}],
    ['$nin when an element is in', { a: { $nin: [2] } }, { a: [1, 2] }],
    ['$nin null with a missing field', { a: { $nin: [null] } }, {}],
    ['$not with an element that fits', { a: { $not: { $gt: 5 } } }, { a: [1, 9] }],
    ['$size of a scalar', { a: { $size: 1 } }, { a: 1 }],
    ['$all of nothing', { a: { $all: [] } }, { a: [] }],
    ['$elemMatch on a scalar', { a: { $elemMatch: { $gt: 1 } } }, { a: 5 }],
    [
      '$elemMatch met by two elements only',
      { a: { $elemMatch: { p: 'x', s: 8 } } },
      {
        a: [
          { p: 'x', s: 1 },
          { p: 'y', s: 8 },
        ],
      },
    ],
    [
      '$elemMatch on a range met by two elements only',
      { a: { $elemMatch: { $gt: 5, $lt: 3 } } },
      { a: [1, 9] },
    ],
    ['$exists false of a null', { a: { $exists: false } }, { a: null }],
    ['$type null of a missing field', { a: { $type: 'null' } }, {}],
    ['$mod of a string', { a: { $mod: [2, 0] } }, { a: '2' }],
    ['a pattern against a number', { a: new BSONRegExp('1') }, { a: 1 }],
    ['fields of the prototype', { constructor: { $exists: true } }, {}],
    ['$expr does not look into arrays', { $expr: { $eq: ['$a', 1] } }, { a: [1] }],
    ['$or with no branch', { $or: [{ a: 1 }, { a: 2 }] }, { a: 3 }],
  ])('%s', (_name, filter, document) => {
    expect(matches(filter, document)).toBe(false);
  });
});

describe('filters: what is refused', () => {
  test.each<[string, Document, number, RegExp]>([
    ['$where', { $where: 'true' }, 2, /unknown top level operator: \$where/],
    ['$text', { $text: { $search: 'x' } }, 2, /unknown top level operator: \$text/],
    ['$near', { a: { $near: [1, 2] } }, 2, /unknown operator: \$near/],
    [
      '$function',
      { $expr: { $function: { body: 'x', args: [], lang: 'js' } } },
      2,
      /Unrecognized expression '\$function'/,
    ],
    ['$jsonSchema', { $jsonSchema: {} }, 2, /unknown top level operator/],
    ['an unknown operator', { a: { $foo: 1 } }, 2, /unknown operator: \$foo/],
    ['a mix of operators and fields', { a: { $gt: 1, b: 2 } }, 2, /unknown operator: b/],
    ['an empty $or', { $or: [] }, 2, /non-empty array/],
    ['$and over values', { $and: [1] }, 2, /full objects/],
    ['$in without an array', { a: { $in: 1 } }, 2, /\$in needs an array/],
    ['$size that is negative', { a: { $size: -1 } }, 2, /non-negative/],
    ['$options alone', { a: { $options: 'i' } }, 2, /needs a \$regex/],
    ['an unknown regex option', { a: { $regex: 'a', $options: 'q' } }, 51091, /invalid flag/],
    ['a broken pattern', { a: { $regex: '(' } }, 51091, /Regular expression is invalid/],
    ['$type long', { a: { $type: 'long' } }, 2, /Unknown type name alias: long/],
    ['an undefined variable', { $expr: { $eq: ['$$who', 1] } }, 2, /undefined variable: who/],
    ['__proto__ as a field', JSON.parse('{"a":{"$eq":{"__proto__":1}}}') as Document, 2, /__proto__/],
  ])('%s', (_name, filter, code, message) => {
    const failure = (() => {
      try {
        return matches(filter, { a: 1 });
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(CommandError);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message) });
  });
});
