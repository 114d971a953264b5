import { createHmac } from 'node:crypto';
import type { Login } from '../login.ts';
import { networkOf } from './network.ts';

/** Names of what failures are counted for; none of them tells who it is without the key. */
export interface ThrottleKeys {
  login(login: Login): string;
  device(deviceId: string): string;
  /** @returns nothing for what is no address */
  address(purpose: 'login' | 'token' | 'request', address: string): string | undefined;
  /** For guesses at the current password by somebody with an access token. */
  currentPassword(customerId: string): string;
  /** For wrong codes of a second factor. */
  code(userId: string): string;
  /** For a customer's requests for another address. */
  emailChanges(customerId: string): string;
  /** For mails about registrations of an address, and for the one of a request. */
  mails(login: Login): string;
  mailOf(requestId: string): string;
}

/** @param key LOGIN_HMAC_KEY */
export function createThrottleKeys(key: Uint8Array): ThrottleKeys {
  const named = (kind: string, text: string): string =>
    `${kind}:${createHmac('sha256', key).update(`${kind}:${text}`).digest('base64url')}`;
  return {
    login: (login) => named('login', login),
    device: (deviceId) => named('device', deviceId),
    address: (purpose, address) => {
      const network = networkOf(address);
      return network === undefined ? undefined : named(`${purpose}-address`, network);
    },
    currentPassword: (customerId) => named('current-password', customerId),
    code: (userId) => named('code', userId),
    emailChanges: (customerId) => named('email-changes', customerId),
    mails: (login) => named('mails', login),
    mailOf: (requestId) => named('mail-of', requestId),
  };
}
