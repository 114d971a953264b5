import { z } from 'zod';
import { asAppError } from '@latchkey/kit/errors';
import { line } from '../storefront/schema.ts';
import { check } from './check.ts';

const schema = z.strictObject({
  name: line(5),
  kind: z.enum(['one', 'other']),
  accepted: z.literal(true),
  day: z.union([z.iso.date(), z.literal('')]),
  inner: z.strictObject({ count: z.int() }),
});
const good = { name: 'Ada', kind: 'one', accepted: true, day: '', inner: { count: 1 } };

function faultsOf(value: unknown): Record<string, string> {
  try {
    check(schema, value, 'body');
    return {};
  } catch (error) {
    return Object.fromEntries(asAppError(error).fields.map(({ field, rule }) => [field, rule]));
  }
}

describe('a value that does not fit', () => {
  it('lacks what is not there, whatever was expected of it', () => {
    expect(faultsOf({})).toEqual({
      ...{ name: 'required', kind: 'required', accepted: 'required', day: 'required', inner: 'required' },
    });
    expect(faultsOf({ ...good, inner: {} })).toEqual({ 'inner.count': 'required' });
  });

  it('is of the wrong type, or none of what is allowed, when something else is there', () => {
    const wrong = { name: { $gt: '' }, kind: 'third', accepted: false, day: 'today', inner: null };
    expect(faultsOf(wrong)).toEqual({
      ...{ name: 'type', kind: 'one_of', accepted: 'one_of', day: 'format', inner: 'type' },
    });
    expect(faultsOf({ ...good, name: null })).toEqual({ name: 'type' });
  });

  it('is named as a whole when it is of the wrong type itself, or not there', () => {
    for (const value of [[], 'x', null]) expect(faultsOf(value)).toEqual({ body: 'type' });
    expect(faultsOf(undefined)).toEqual({ body: 'required' });
  });
});
