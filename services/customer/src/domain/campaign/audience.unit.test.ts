import { judge, receivingDomain, type Audience, type Person } from './audience.ts';

const audience: Audience = {
  ...{ of: 'everybody', withoutLiveLink: false, listed: false },
  ...{ store: undefined, locale: undefined, importId: undefined },
};
const person: Person = {
  ...{ customerId: 'c', customerReference: 'DE--1', email: 'ada@shop.example', store: 'DE', locale: 'de_DE' },
  account: { version: 1, state: 'active', password: 'set' },
};
const account = (change: Partial<NonNullable<Person['account']>>): Partial<Person> => ({
  account: { version: 1, state: 'active', password: 'set', ...change },
});

describe('an audience', () => {
  it.each<[string, Partial<Person>, Partial<Audience>, ReturnType<typeof judge>]>([
    ['an active account', {}, {}, 'in'],
    ['an unconfirmed one', account({ state: 'unconfirmed' }), {}, 'in'],
    ['an expired password', account({ state: 'reset-required', password: 'reset-required' }), {}, 'in'],
    ['a blocked one', account({ state: 'blocked' }), {}, 'blocked'],
    ['a pending one', account({ state: 'pending' }), {}, 'pending'],
    ['an account that identity does not know', account({ state: 'missing' }), {}, 'no_account'],
    ['an account nothing is known of', { account: undefined }, {}, 'no_account'],
    ['somebody who is gone', { email: undefined }, {}, 'anonymised'],
    ['an account that is gone', account({ state: 'anonymised' }), {}, 'anonymised'],
    ['a password, where there should be none', {}, { of: 'without-password' }, 'has_password'],
    ['an imported one', account({ password: 'imported' }), { of: 'without-password' }, 'has_password'],
    ['none', account({ password: 'none' }), { of: 'without-password' }, 'in'],
    ['a link that lives', account({ linksUntil: 101 }), { withoutLiveLink: true }, 'live_link'],
    ['a link that has ended', account({ linksUntil: 100 }), { withoutLiveLink: true }, 'in'],
    ['a link, where that does not matter', account({ linksUntil: 101 }), {}, 'in'],
    ['the store', {}, { store: 'DE' }, 'in'],
    ['another store', account({ state: 'blocked' }), { store: 'AT' }, undefined],
    ['another locale', {}, { locale: 'en_US' }, undefined],
    ['the import', { imports: ['i', 'j'] }, { importId: 'i' }, 'in'],
    ['another import', { imports: ['j'] }, { importId: 'i' }, undefined],
    ['no import', {}, { importId: 'i' }, undefined],
  ])('with %s', (_, change, of, verdict) => {
    expect(judge({ ...person, ...change }, { ...audience, ...of }, 100)).toBe(verdict);
  });

  it('is counted by the domains mails go to', () => {
    expect(['ada@Shop.Example', '"a@b"@x.example'].map(receivingDomain)).toEqual([
      'shop.example',
      'x.example',
    ]);
  });
});
