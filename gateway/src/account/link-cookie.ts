import type { Request, Response } from 'express';
import { cookieOf } from '../http/session-cookie.ts';
import { tokenOf } from './token.ts';

/** Seconds: long enough to choose a password, too short to be found later. The form carries the token as well. */
const maxAge = 15 * 60;

/** Keeps a link's token for one page, so that it need not stand in the address. */
export interface LinkCookie {
  read(request: Request): string | undefined;
  write(response: Response, token: string): void;
  clear(response: Response): void;
}

/**
 * A cookie that only the page at `path` gets. SameSite is Lax: people come from a mail on another site, and browsers
 * hold a Strict cookie back from the whole chain of redirects that such a click begins (RFC 6265bis, 5.2 and 8.8.2).
 * Nothing follows from the cookie alone: it only fills the form, and the form is what acts.
 * @param https whether PUBLIC_URL is https
 */
export function createLinkCookie(path: string, https: boolean): LinkCookie {
  const name = https ? '__Secure-latchkey-link' : 'latchkey-link';
  const attributes = `Path=${path}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
  return {
    read: (request) => tokenOf(cookieOf(request.headers.cookie, name)),
    write: (response, token) => {
      response.append('Set-Cookie', `${name}=${token}; Max-Age=${maxAge}; ${attributes}`);
    },
    clear: (response) => {
      response.append('Set-Cookie', `${name}=; Max-Age=0; ${attributes}`);
    },
  };
}
