import type { ProfileInput } from '../src/domain/profile.ts';

/** A profile that breaks no rule. */
export function aProfile(change: Partial<ProfileInput> = {}): ProfileInput {
  return {
    email: 'Ada.Lovelace@shop.example',
    salutation: 'Ms',
    firstName: 'Ada',
    lastName: 'Lovelace',
    gender: '',
    dateOfBirth: '',
    phone: '',
    company: '',
    locale: 'en_US',
    store: 'DE',
    ...change,
  };
}
