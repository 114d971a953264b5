import fc from 'fast-check';

/** What breaks careless code, wherever it is put: operators, prototypes, escapes, halves of characters, huge numbers. */
const hostileTexts = [
  '',
  ' ',
  '\u0000',
  'a\udfff@example.com',
  '\ud800',
  '\u202eevil',
  '{"$gt":""}',
  '$where',
  '__proto__',
  "' OR 1=1 --",
  '../../etc/passwd',
  '%00%0d%0a',
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  'ﬁ@example.com',
  'x'.repeat(2000),
  '👩‍👩‍👧‍👦'.repeat(30),
] as const;

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

const operators: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  { $gt: '' },
  { $ne: null },
  { $regex: '.*' },
  { $where: 'sleep(1000)' },
  { toString: 'x' },
  [{ $gt: '' }],
);
const numbers: fc.Arbitrary<unknown> = fc.constantFrom(0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e308, 5e-324);

/** Any JSON value and more; see jsonOf. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  operators,
  numbers,
  hostileText,
  fc.anything({ maxDepth: 2, withNullPrototype: true }),
);

/** fast-check makes bigints and undefined as well; JSON has neither. */
export function jsonOf(value: unknown): string {
  return JSON.stringify([value], (_key, part: unknown) =>
    typeof part === 'bigint' ? String(part) : part,
  ).slice(1, -1);
}

/** Bodies that are no JSON; every group answers 400. */
export const unreadableBodies: readonly (readonly [name: string, body: string | Buffer])[] = [
  ['malformed JSON', '{"data":'],
  ['no JSON', 'hello'],
  ['bad UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  [
    'an overlong encoding',
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
  ],
  ['half a surrogate pair in bytes', Buffer.from('7b2261223a22eda080227d', 'hex')],
];

export const deepNesting = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;

/** Nothing of the inside may show in an answer. */
export const inside = /node_modules|\.ts:|at \w+ \(|Mongo|E11000/;
