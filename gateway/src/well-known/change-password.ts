import type { RequestHandler } from 'express';

/**
 * GET /.well-known/change-password: password managers send people here (W3C: A Well-Known URL for Changing Passwords).
 * They also look whether a path that cannot exist answers 404, which the server's last handler does.
 * @param target CHANGE_PASSWORD_URL
 */
export function leadToPasswordChange(target: string): RequestHandler {
  return (_request, response) => {
    response.locals.route = '/.well-known/change-password';
    response.redirect(303, target);
  };
}
