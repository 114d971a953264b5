import type { Request } from 'express';
import { cookieOf } from '../http/session-cookie.ts';

/** The cookie with the token of a Back Office session; apart from the customers' one. */
export interface StaffCookie {
  readonly name: string;
  read(request: Request): string | undefined;
  /** The value of Set-Cookie that stores the token. @param expiresAt when the session ends, ms since the epoch */
  write(token: string, expiresAt: number): string;
  /** The value of Set-Cookie that removes it. */
  clear(): string;
}

/** httpOnly, for this very host (`__Host-`), and never sent from another site: no mail leads into the Back Office's inside. */
export function createStaffCookie(https: boolean): StaffCookie {
  const name = https ? '__Host-latchkey-staff' : 'latchkey-staff';
  const attributes = `Path=/; HttpOnly; SameSite=Strict${https ? '; Secure' : ''}`;
  return {
    name,
    read: (request) => cookieOf(request.headers.cookie, name),
    write: (token, expiresAt) =>
      `${name}=${token}; Expires=${new Date(expiresAt).toUTCString()}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}
