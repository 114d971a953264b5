import type { Request } from 'express';
import type { SessionTokens } from '@latchkey/contracts/identity';

/** The pair of tokens a browser keeps without its pages ever seeing them. */
export interface CookieTokens {
  accessToken: string;
  refreshToken: string;
}

export interface SessionCookie {
  readonly name: string;
  /** The tokens a request brought; `spoilt` when the cookie is there and holds none of ours. */
  read(request: Request): CookieTokens | 'spoilt' | undefined;
  /** The value of Set-Cookie that stores the tokens. */
  write(tokens: Pick<SessionTokens, 'accessToken' | 'refreshToken'>): string;
  /** The value of Set-Cookie that removes it. */
  clear(): string;
}

/** Neither a JWT nor a refresh token holds one; RFC 6265 allows it in cookies. */
const separator = '~';

/**
 * One httpOnly cookie with both tokens. Under https its name starts with `__Host-`: browsers then take it only with
 * Secure, for this very host and from nobody else (RFC 6265bis, 4.1.3.2). SameSite=Lax keeps it from other sites'
 * forms and scripts; the check of the origin is the second lock.
 * @param https whether PUBLIC_URL is https
 * @param lifeMs how long browsers keep it, in milliseconds
 */
export function createSessionCookie(https: boolean, lifeMs: number): SessionCookie {
  const name = https ? '__Host-latchkey' : 'latchkey';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
  return {
    name,
    read: (request) => {
      const value = cookieOf(request.headers.cookie, name);
      if (value === undefined) return undefined;
      const [accessToken = '', refreshToken = '', ...rest] = value.split(separator);
      return accessToken === '' || refreshToken === '' || rest.length > 0
        ? 'spoilt'
        : { accessToken, refreshToken };
    },
    write: ({ accessToken, refreshToken }) =>
      `${name}=${accessToken}${separator}${refreshToken}; Max-Age=${Math.floor(lifeMs / 1000)}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}

/** The first cookie of that name, as every browser sends the one with the longest path first (RFC 6265, 5.4). */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
