import { asAppError, type FieldError } from '@latchkey/kit/errors';
import type { Customer } from './customer.ts';
import {
  cellsByColumn,
  type CellFault,
  type Cells,
  type KnownColumns,
  type Layout,
} from './import-layout.ts';
import { parseProfile, type Profile, type ProfileInput } from './profile.ts';

/** The columns of Spryker's customer.csv (spryker.md §3.1) that hold a field of the profile. */
const profileColumns = [
  ['locale_name', 'locale'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['salutation', 'salutation'],
  ['first_name', 'firstName'],
  ['last_name', 'lastName'],
  ['company', 'company'],
  ['gender', 'gender'],
  ['date_of_birth', 'dateOfBirth'],
] as const satisfies [string, keyof Profile][];

/** customer.csv. */
export const customerColumns: KnownColumns = {
  inOrder: [
    'customer_reference',
    'locale_name',
    'phone',
    'email',
    'salutation',
    'first_name',
    'last_name',
    'company',
    'gender',
    'date_of_birth',
    'password',
    'registered',
  ],
  mandatory: ['customer_reference', 'email', 'salutation', 'first_name', 'last_name', 'gender'],
};

/** Twelve digits are more customers than there are people; a larger number would use up the sequence behind it. */
const referencePattern = /^[^\p{Cc}\u2028\u2029]*?(?<!\d)(?<number>\d{1,12})$/u;
const referenceMaxLength = 255;
/** Far above every hash and every password. */
const cellMaxLength = 1024;

/** @returns the row's cells and its reference, or why it cannot be looked at any further */
export function readCells(
  layout: Layout,
  cells: readonly string[],
): { cells: Cells; reference: string; number: number } | { faults: CellFault[] } {
  const byColumn = cellsByColumn(layout, cells);
  if ('faults' in byColumn) return byColumn;
  const reference = byColumn.get('customer_reference')?.trim() ?? '';
  const number = referencePattern.exec(reference)?.groups?.['number'];
  if (number === undefined || reference.length > referenceMaxLength) {
    return { faults: [{ column: 'customer_reference', reason: invalidReference }] };
  }
  return { cells: byColumn, reference, number: Number(number) };
}

const invalidReference =
  'Invalid customer reference: it is expected to end with a number of at most 12 digits, such as DE--1.';

/** What a row without a fault says. */
export interface ImportedRow {
  profile: Profile;
  /** As it is in the file; identity knows the formats. */
  passwordCell: string;
  /** Milliseconds since the Unix epoch; undefined where the address is not confirmed. */
  registeredAt: number | undefined;
}

/**
 * @param existing the customer with the row's reference; columns that are not there leave its fields alone
 * @param context what holds for new customers whose row has no locale; `now` in milliseconds since the Unix epoch
 */
export function readRow(
  cells: Cells,
  existing: Customer | undefined,
  context: { now: number; defaultLocale: string; defaultStore: string },
): ImportedRow | { faults: CellFault[] } {
  const faults: CellFault[] = [];
  const profile = readProfile(cells, existing, context, faults);
  // Blanks may be part of a password in clear.
  const passwordCell = (cells.get('password') ?? '').replace(/^\s+$/, '');
  if (passwordCell.length > cellMaxLength)
    faults.push({ column: 'password', reason: `It is longer than ${cellMaxLength} characters.` });
  const registered = cells.get('registered')?.trim() ?? '';
  const registeredAt = registered === '' ? undefined : instantOf(registered);
  if (registered !== '' && (registeredAt === undefined || registeredAt > context.now))
    faults.push({
      column: 'registered',
      reason: 'A date such as 2026-01-31 is expected, not in the future.',
    });
  return faults.length > 0 || profile === undefined ? { faults } : { profile, passwordCell, registeredAt };
}

function readProfile(
  cells: Cells,
  existing: Customer | undefined,
  { now, defaultLocale, defaultStore }: { now: number; defaultLocale: string; defaultStore: string },
  faults: CellFault[],
): Profile | undefined {
  const input = { store: existing?.store ?? defaultStore } as ProfileInput;
  for (const [column, field] of profileColumns) input[field] = cells.get(column) ?? existing?.[field] ?? '';
  input.locale = cells.get('locale_name')?.trim() || (existing?.locale ?? defaultLocale);
  try {
    return parseProfile(input, now);
  } catch (error) {
    const failure = asAppError(error);
    if (failure.code !== 'invalid_input') throw error;
    for (const fault of failure.fields) {
      const column = profileColumns.find(([, field]) => field === fault.field)?.[0] ?? fault.field;
      faults.push({ column, reason: reasonOf(fault) });
    }
    return undefined;
  }
}

function reasonOf({ field, rule, values = {} }: FieldError): string {
  switch (rule) {
    case 'required':
      return 'A value is expected.';
    case 'max-length':
      return `It is longer than ${values['max'] ?? ''} characters.`;
    case 'one-of':
      return `One of these is expected: ${values['allowed'] ?? ''}.`;
    case 'not-in-future':
      return 'It lies in the future.';
    case 'characters':
      return 'It holds a line break or another control character.';
    default:
      return formats[field] ?? 'It is not valid.';
  }
}

const formats: Readonly<Record<string, string>> = {
  email: 'It is no e-mail address.',
  dateOfBirth: 'A date such as 1980-01-31 is expected.',
  locale: 'A locale such as en_US is expected.',
};

/** A day of the calendar, with a time of day or without; UTC where no offset is given. */
function instantOf(text: string): number | undefined {
  const [, day = '', time = '00:00', offset = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(text) ??
    [];
  // Date takes 31 February for 3 March.
  const midnight = Date.parse(`${day}T00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined;
  const instant = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(instant) ? undefined : instant;
}
