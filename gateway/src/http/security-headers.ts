import type { RequestHandler } from 'express';

/**
 * Headers of every answer (OWASP Secure Headers, REST cheat sheet). Routes that show pages set their own
 * Content-Security-Policy; routes that may be cached set their own Cache-Control.
 * @param https whether PUBLIC_URL is https; then browsers are told to stay there for a year
 */
export function secureHeaders(https: boolean): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('X-Frame-Options', 'DENY');
    if (https) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    next();
  };
}
