import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Login } from '../login.ts';

/**
 * A device that has logged in, or used a mailed link, is known for a while: `{id}.{issuedAt}.{MAC over both and the
 * login}`. Nothing is stored and nothing is opened by it; failures of a known device are counted for itself, so that
 * strangers who guess cannot shut the owner out (OWASP: "device cookies").
 */
export interface DeviceTokens {
  issue(login: Login): string;
  /** The device's id, if it is known for this login and was so recently enough. */
  read(token: string, login: Login): string | undefined;
}

/** @param deps.key LOGIN_HMAC_KEY; the text that is signed differs from every other use of it */
export function createDeviceTokens(deps: {
  key: Uint8Array;
  lifeMs: number;
  clock: { now(): number };
  newId: () => string;
}): DeviceTokens {
  const macOf = (id: string, issuedAt: string, login: Login): Buffer =>
    createHmac('sha256', deps.key).update(`known device:${id}:${issuedAt}:${login}`).digest();
  return {
    issue: (login) => {
      const id = deps.newId();
      const issuedAt = deps.clock.now().toString(36);
      return `${id}.${issuedAt}.${macOf(id, issuedAt, login).toString('base64url')}`;
    },
    read: (token, login) => {
      const [, id, issuedAt, mac] = /^([\da-f-]{36})\.([\da-z]{1,11})\.([\w-]{43})$/.exec(token) ?? [];
      if (id === undefined || issuedAt === undefined || mac === undefined) return undefined;
      const genuine = timingSafeEqual(Buffer.from(mac, 'base64url'), macOf(id, issuedAt, login));
      const age = deps.clock.now() - Number.parseInt(issuedAt, 36);
      return genuine && age < deps.lifeMs ? id : undefined;
    },
  };
}
