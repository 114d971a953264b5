import { AppError } from '@latchkey/kit/errors';
import { aProfile } from '../../test/a-profile.ts';
import { parseProfile, type ProfileInput } from './profile.ts';

const now = Date.UTC(2026, 7, 24, 12);

function faultsOf(change: Partial<ProfileInput>): unknown {
  try {
    parseProfile(aProfile(change), now);
  } catch (error) {
    return error instanceof AppError ? { code: error.code, fields: error.fields } : error;
  }
  return 'accepted';
}
const refused = (...fields: unknown[]): unknown => ({ code: 'invalid_input', fields });

describe('parseProfile', () => {
  it('keeps a full profile as it is', () => {
    const profile = aProfile({
      gender: 'Female',
      dateOfBirth: '1990-02-28',
      phone: '+49 30 1',
      company: 'ACME',
    });
    expect(parseProfile(profile, now)).toEqual(profile);
  });

  it('accepts what was not given where a field is optional', () => {
    const profile = aProfile({ gender: '', dateOfBirth: '', phone: '', company: '' });
    expect(parseProfile(profile, now)).toEqual(profile);
  });

  it('drops blanks around a text', () => {
    expect(parseProfile(aProfile({ firstName: '  Ada ', email: ' ada@shop.example ' }), now)).toMatchObject({
      firstName: 'Ada',
      email: 'ada@shop.example',
    });
  });

  it.each(['Mr', 'Mrs', 'Ms', 'Dr', 'n/a'])('knows the salutation %s', (salutation) => {
    expect(faultsOf({ salutation })).toBe('accepted');
  });

  it.each(['email', 'salutation', 'firstName', 'lastName', 'locale', 'store'] as const)(
    'needs %s',
    (field) => {
      expect(faultsOf({ [field]: ' \t ' })).toEqual(refused({ field, rule: 'required' }));
    },
  );

  it.each([
    ['email', 100, (length: number) => `${'a'.repeat(length - 13)}@shop.example`],
    ['firstName', 100, (length: number) => 'é'.repeat(length)],
    ['lastName', 100, (length: number) => '𝒶'.repeat(length)],
    ['phone', 255, (length: number) => '1'.repeat(length)],
    ['company', 100, (length: number) => 'x'.repeat(length)],
  ] as const)('takes at most so many characters as %s: %i', (field, max, ofLength) => {
    expect(faultsOf({ [field]: ofLength(max) })).toBe('accepted');
    expect(faultsOf({ [field]: ofLength(max + 1) })).toEqual(
      refused({ field, rule: 'max-length', values: { max } }),
    );
  });

  it.each([
    'ada',
    'ada@',
    '@shop.example',
    'ada@shop..example',
    'a b@shop.example',
    'ada@shop.example\nBcc: x@y.example',
  ])('refuses the address %j', (email) =>
    expect(faultsOf({ email })).toEqual(refused({ field: 'email', rule: 'format' })),
  );

  it.each(['2024-02-29', '2026-08-24', '1900-01-01'])('accepts the date %s', (dateOfBirth) => {
    expect(faultsOf({ dateOfBirth })).toBe('accepted');
  });

  it.each(['2023-02-29', '1990-13-01', '1990-1-1', '01.01.1990', '19900101', '1990-01-01T00:00:00Z'])(
    'refuses %s as a date',
    (dateOfBirth) =>
      expect(faultsOf({ dateOfBirth })).toEqual(refused({ field: 'dateOfBirth', rule: 'format' })),
  );

  it('refuses a birth in the future', () => {
    expect(faultsOf({ dateOfBirth: '2026-08-25' })).toEqual(
      refused({ field: 'dateOfBirth', rule: 'not-in-future' }),
    );
  });

  it.each(['en', 'en-US', 'EN_us', 'eng_US', 'en_US.UTF-8'])('refuses %s as a locale', (locale) => {
    expect(faultsOf({ locale })).toEqual(refused({ field: 'locale', rule: 'format' }));
  });

  it.each(['firstName', 'lastName', 'phone', 'company'] as const)('refuses a line break in %s', (field) => {
    expect(faultsOf({ [field]: 'a\r\nb' })).toEqual(refused({ field, rule: 'characters' }));
  });

  it('leaves the forms’ rule about : / < > to the forms', () => {
    expect(faultsOf({ firstName: 'Ann/Anna', lastName: 'O<Brien>: ' })).toBe('accepted');
  });

  it('names all faults at once', () => {
    expect(faultsOf({ email: 'ada', gender: 'male', salutation: 'Sir', lastName: '' })).toEqual(
      refused(
        { field: 'email', rule: 'format' },
        { field: 'salutation', rule: 'one-of', values: { allowed: 'Mr, Mrs, Ms, Dr, n/a' } },
        { field: 'lastName', rule: 'required' },
        { field: 'gender', rule: 'one-of', values: { allowed: 'Male, Female' } },
      ),
    );
  });
});
