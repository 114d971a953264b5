import type { Request, Response } from 'express';
import { cookieOf } from './session-cookie.ts';

/** A cookie that makes a browser known, by the token identity hands out with a login or a restored password. */
export interface DeviceCookie {
  /** The token a request brought; empty without one. */
  read(request: Request): string;
  /** Adds the cookie to the answer. */
  write(response: Response, deviceToken: string): void;
}

/** identity's tokens have under 100 characters. */
const tokenPattern = /^[\w.-]{1,200}$/;

/**
 * The cookie opens nothing: failures of a known device are counted apart from those of strangers, who can therefore
 * not make its owner wait. It outlives the session, so that it is there for the next login.
 * @param https whether PUBLIC_URL is https
 * @param lifeMs how long browsers keep it; identity knows a device no longer than DEVICE_TTL
 */
export function createDeviceCookie(https: boolean, lifeMs: number): DeviceCookie {
  const name = https ? '__Host-latchkey-device' : 'latchkey-device';
  const attributes = `Max-Age=${Math.floor(lifeMs / 1000)}; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
  return {
    read: (request) => {
      const value = cookieOf(request.headers.cookie, name) ?? '';
      return tokenPattern.test(value) ? value : '';
    },
    write: (response, deviceToken) => {
      if (tokenPattern.test(deviceToken))
        response.append('Set-Cookie', `${name}=${deviceToken}; ${attributes}`);
    },
  };
}
