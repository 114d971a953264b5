import { stateNames, type State } from '../../system/people.ts';

/** One kind of request that anybody can send about an address. */
export interface Probe {
  name: string;
  path: string;
  type: 'application/json' | 'application/vnd.api+json';
  body: (email: string) => unknown;
  states: readonly State[];
}

const wrongPassword = 'not-the-password 1';
const jsonApi = (type: string, attributes: Record<string, string>): unknown => ({
  data: { type, attributes },
});

/**
 * How the same address may be typed as well: with the Kelvin sign, whose small letter is `k`, in capitals, with
 * blanks. It finds the account, and the mail goes to the address that is stored.
 */
const lookAlike = (email: string): string => ` \u212a${email.slice(1).toUpperCase()} `;

const enter = (name: string, password: string): Probe => ({
  name,
  path: '/storefront/session',
  type: 'application/json',
  body: (email) => ({ email, password, transport: 'bearer' }),
  states: ['active', 'bcrypt-10'],
});

/** Cheap ones first. */
export const probes: readonly Probe[] = [
  {
    name: 'forgot',
    path: '/glue/customer-forgotten-password',
    type: 'application/vnd.api+json',
    body: (email) => jsonApi('customer-forgotten-password', { email }),
    states: stateNames,
  },
  {
    name: 'forgot-look-alike',
    path: '/storefront/password/forgot',
    type: 'application/json',
    body: (email) => ({ email: lookAlike(email) }),
    states: ['active'],
  },
  {
    name: 'resend',
    path: '/storefront/registration/resend',
    type: 'application/json',
    body: (email) => ({ email }),
    states: stateNames,
  },
  {
    name: 'registration',
    path: '/storefront/registration',
    type: 'application/json',
    body: (email) => ({
      email,
      password: 'winding-staircase 41',
      firstName: 'Ada',
      lastName: 'Lock',
      acceptedTerms: true,
    }),
    states: stateNames,
  },
  {
    name: 'login',
    path: '/glue/access-tokens',
    type: 'application/vnd.api+json',
    body: (username) => jsonApi('access-tokens', { username, password: wrongPassword }),
    states: stateNames,
  },
  enter('login-empty', ''),
  enter('login-long', 'x'.repeat(128)),
  {
    ...enter('login-look-alike', wrongPassword),
    body: (email) => ({ email: lookAlike(email), password: wrongPassword, transport: 'bearer' }),
    states: ['active'],
  },
];

/** What is sent right after every probe: it waits where work for the probe still goes on, and is about nobody. */
export const next: Omit<Probe, 'states'> = {
  name: 'next',
  path: '/storefront/password/restore/check',
  type: 'application/json',
  body: () => ({ token: 'A'.repeat(43) }),
};
