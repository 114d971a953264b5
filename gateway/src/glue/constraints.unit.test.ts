import fc from 'fast-check';
import { choice, date, email, length, line, notBlank, optionalLine, text } from './constraints.ts';

describe('email', () => {
  it.each([
    'ada@example.com',
    "o'brien+tag@sub.example.co.uk",
    'a@b.de',
    'jürgen@müller.example',
    '用户@例子.广告',
    '',
  ])('takes %s', (value) => expect(email(value)).toBeUndefined());

  it.each([
    'ada',
    'ada@',
    '@example.com',
    'ada@localhost',
    'ada@example..com',
    'ada@-example.com',
    'ada@example.com-',
    'a b@example.com',
    'ada@exa mple.com',
    '"ada"@example.com',
    'ada@example.com\n',
    'ada@example.com\r\nBcc: x@y.de',
    'ada@[127.0.0.1]',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
    `a@${'b.'.repeat(200)}com`,
  ])('refuses %j', (value) => expect(email(value)).toBe('This value is not a valid email address.'));

  it('is quick with long nonsense', () => {
    const started = performance.now();
    email(`${'a.'.repeat(50_000)}@`);
    email(`a@${'b-'.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(50);
  });
});

describe('length', () => {
  it.each([
    [{ min: 2 }, 'a', 'This value is too short. It should have 2 characters or more.'],
    [{ min: 1 }, '', 'This value is too short. It should have 1 character or more.'],
    [{ max: 1 }, 'ab', 'This value is too long. It should have 1 character or less.'],
    [{ min: 2, max: 2 }, 'abc', 'This value should have exactly 2 characters.'],
    [{ max: 2 }, '🔑🔑', undefined],
    [{ max: 2 }, null, undefined],
    [{ max: 2 }, [], 'This value should be of type string.'],
  ])('%j of %j', (bounds, value, message) => expect(length(bounds)(value)).toBe(message));
});

describe('date', () => {
  it.each(['2024-02-29', '1815-12-10', '', null])('takes %s', (value) => expect(date(value)).toBeUndefined());
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '01.02.2026', '2026-01-01T00:00:00Z', '2026-00-10'])(
    'refuses %s',
    (value) => expect(date(value)).toBe('This value is not a valid date.'),
  );
});

describe('notBlank and choice', () => {
  it.each([null, '', false, []])('%j is blank', (value) => expect(notBlank(value)).toBeDefined());
  it.each([' ', '0', 0, true, {}])('%j is not', (value) => expect(notBlank(value)).toBeUndefined());
  it.each([null, 'Mr'])('%j can be chosen', (value) => expect(choice('Mr')(value)).toBeUndefined());
  it.each(['', 'mr', 'Mr ', 1, ['Mr']])('%j cannot', (value) => expect(choice('Mr')(value)).toBeDefined());
});

describe('attributes', () => {
  const messages = (schema: ReturnType<typeof text>, value: unknown): string[] =>
    schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

  it('have to be texts', () => {
    expect(messages(text(), 5)).toEqual(['This value should be of type string.']);
    expect(messages(text(email, length({ max: 5 })), { $gt: '' })).toEqual([
      'This value should be of type string.',
    ]);
    expect(messages(text(), undefined)).toEqual(['This field is missing.']);
    expect(messages(optionalLine(), {})).toEqual(['This value should be of type string.']);
  });

  it('come out as they went in, or as nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
        expect(text().parse(value)).toBe(value);
      }),
    );
    expect([optionalLine().parse(undefined), optionalLine().parse(null)]).toEqual(['', '']);
  });

  it('of one line have no control characters', () => {
    expect(messages(line(), 'a\u0000b')).toEqual(['This value is not valid.']);
    expect(messages(line(), 'a\u0085b')).toEqual(['This value is not valid.']);
    expect(messages(text(), 'a\tb')).toEqual([]);
  });
});
