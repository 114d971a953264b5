import { CommandError } from '../errors.ts';
import { cloneValue, type Document } from '../values/document.ts';
import { compileStages } from './stages.ts';

const now = new Date('2026-01-01T00:00:00Z');

function run(pipeline: Document[], documents: Document[]): Document[] {
  const results: Document[] = [];
  const stage = compileStages(
    pipeline,
    now,
  )({ take: (document) => results.push(document) < 0, end: () => undefined });
  for (const document of documents) if (stage.take(document)) break;
  stage.end();
  return results;
}

const sales: Document[] = [
  { _id: 1, item: 'a', qty: 2, at: new Date(1), tags: ['x', 'y'] },
  { _id: 2, item: 'b', qty: 5, at: new Date(2), tags: [] },
  { _id: 3, item: 'a', qty: 1, at: new Date(3) },
];

/** Written from MongoDB's manual (aggregation stages and expressions). */
describe('pipelines: results', () => {
  test.each<[string, Document[], Document[]]>([
    [
      '$match $sort $limit',
      [{ $match: { qty: { $gt: 1 } } }, { $sort: { qty: -1 } }, { $limit: 1 }, { $project: { qty: 1 } }],
      [{ _id: 2, qty: 5 }],
    ],
    ['$skip', [{ $skip: 2 }, { $project: { _id: 1 } }], [{ _id: 3 }]],
    ['$count', [{ $match: { item: 'a' } }, { $count: 'n' }], [{ n: 2 }]],
    ['$count of nothing', [{ $match: { item: 'z' } }, { $count: 'n' }], []],
    [
      '$group',
      [
        {
          $group: {
            _id: '$item',
            n: { $sum: 1 },
            qty: { $sum: '$qty' },
            most: { $max: '$qty' },
            least: { $min: '$at' },
            mean: { $avg: '$qty' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: 'a', n: 2, qty: 3, most: 2, least: new Date(1), mean: 1.5 },
        { _id: 'b', n: 1, qty: 5, most: 5, least: new Date(2), mean: 5 },
      ],
    ],
    [
      '$group over everything',
      [
        {
          $group: {
            _id: null,
            first: { $first: '$item' },
            last: { $last: '$item' },
            all: { $push: '$qty' },
            set: { $addToSet: '$item' },
          },
        },
      ],
      [{ _id: null, first: 'a', last: 'a', all: [2, 5, 1], set: ['a', 'b'] }],
    ],
    [
      '$group by a document',
      [{ $group: { _id: { i: '$item' }, n: { $count: {} } } }, { $sort: { n: -1 } }],
      [
        { _id: { i: 'a' }, n: 2 },
        { _id: { i: 'b' }, n: 1 },
      ],
    ],
    ['$group by a missing field', [{ $group: { _id: '$none', n: { $sum: 1 } } }], [{ _id: null, n: 3 }]],
    [
      '$unwind drops empty and missing',
      [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
      [
        { _id: 1, tags: 'x' },
        { _id: 1, tags: 'y' },
      ],
    ],
    [
      '$unwind keeps them when asked',
      [
        { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
        { $project: { tags: 1, i: 1 } },
      ],
      [
        { _id: 1, tags: 'x', i: 0 },
        { _id: 1, tags: 'y', i: 1 },
        { _id: 2, i: null },
        { _id: 3, i: null },
      ],
    ],
    [
      '$addFields',
      [
        { $match: { _id: 1 } },
        { $addFields: { double: { $multiply: ['$qty', 2] } } },
        { $project: { double: 1, _id: 0 } },
      ],
      [{ double: 4 }],
    ],
    [
      '$project with expressions',
      [{ $match: { _id: 1 } }, { $project: { _id: 0, up: { $toUpper: '$item' }, n: { $size: '$tags' } } }],
      [{ up: 'A', n: 2 }],
    ],
    [
      '$project exclusion',
      [{ $match: { _id: 2 } }, { $project: { at: 0, tags: 0 } }],
      [{ _id: 2, item: 'b', qty: 5 }],
    ],
    ['$replaceRoot', [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { i: '$item' } } }], [{ i: 'a' }]],
    ['$unset', [{ $match: { _id: 2 } }, { $unset: ['at', 'tags'] }], [{ _id: 2, item: 'b', qty: 5 }]],
    [
      '$sortByCount',
      [{ $sortByCount: '$item' }],
      [
        { _id: 'a', count: 2 },
        { _id: 'b', count: 1 },
      ],
    ],
    [
      '$facet',
      [
        {
          $facet: {
            n: [{ $count: 'n' }],
            top: [{ $sort: { qty: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
          },
        },
      ],
      [{ n: [{ n: 3 }], top: [{ _id: 2 }] }],
    ],
    [
      '$cond, $ifNull, $in',
      [
        {
          $project: {
            _id: 1,
            k: { $cond: { if: { $in: ['$item', ['a']] }, then: { $ifNull: ['$none', 'yes'] }, else: 'no' } },
          },
        },
        { $limit: 2 },
      ],
      [
        { _id: 1, k: 'yes' },
        { _id: 2, k: 'no' },
      ],
    ],
    [
      '$map and $filter',
      [
        { $match: { _id: 1 } },
        {
          $project: {
            _id: 0,
            t: {
              $map: {
                input: { $filter: { input: '$tags', as: 't', cond: { $ne: ['$$t', 'x'] } } },
                as: 'u',
                in: { $concat: ['$$u', '!'] },
              },
            },
          },
        },
      ],
      [{ t: ['y!'] }],
    ],
    ['$$NOW', [{ $match: { _id: 1 } }, { $project: { _id: 0, now: '$$NOW' } }], [{ now }]],
    [
      'dates compare',
      [{ $match: { $expr: { $gte: ['$at', new Date(3)] } } }, { $project: { _id: 1 } }],
      [{ _id: 3 }],
    ],
  ])('%s', (_name, pipeline, expected) => {
    expect(run(pipeline, cloneValue(sales))).toEqual(expected);
  });
});

describe('pipelines: refusals', () => {
  test.each<[string, Document[], number]>([
    ['$lookup', [{ $lookup: { from: 'x', as: 'y' } }], 40324],
    ['$out', [{ $out: 'x' }], 40324],
    ['$merge', [{ $merge: 'x' }], 40324],
    ['a stage with two operators', [{ $match: {}, $limit: 1 }], 40323],
    ['$limit 0', [{ $limit: 0 }], 2],
    ['an unknown accumulator', [{ $group: { _id: 1, x: { $stdDevPop: '$a' } } }], 2],
    ['an unknown expression', [{ $project: { x: { $rand: {} } } }], 2],
    ['$group without _id', [{ $group: { n: { $sum: 1 } } }], 9],
  ])('%s', (_name, pipeline, code) => {
    const failure = (() => {
      try {
        return run(pipeline, []);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(CommandError);
    expect(failure).toMatchObject({ code });
  });
});
