import { newId } from '@latchkey/kit/ids';
import type { Credential } from '../src/domain/credential.ts';
import type { importCredentials } from '../src/features/import-credentials/import-credentials.ts';
import { aCredential, noon } from './a-credential.ts';

/** Hashes of the format's own test vectors; nothing here verifies them. */
export const cell = '$2y$10$vI8aWBnW3fID.ZQ4/zo1G.q1lRps.9cGLcZEiGDMVr5yUP1KUOYTa';
export const otherCell = '$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW';

type Rows = Parameters<typeof importCredentials>[1];

/** A row of somebody new. */
export const aRow = (given: Partial<Rows[number]> = {}) => {
  const customerId = given.customerId ?? newId();
  return {
    customerId,
    customerReference: `DE--${customerId.slice(-4)}`,
    login: `${customerId}@example.com`,
    passwordCell: cell,
    confirmed: true,
    row: 2,
    ...given,
  };
};
/** A row of somebody who is there. */
export const rowOf = (credential: Credential, given: Partial<ReturnType<typeof aRow>> = {}) =>
  aRow({ customerId: credential.customerId, login: credential.login, ...given });
/** Somebody whose password came with an import. */
export const imported = (given: Partial<Credential> = {}): Credential =>
  aCredential({ password: { phc: cell, setAt: noon, origin: 'import', cellMac: 'k0:gone' }, ...given });
