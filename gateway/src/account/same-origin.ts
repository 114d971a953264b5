import type { RequestHandler } from 'express';
import { HttpError } from '../http/http-error.ts';

/**
 * Refuses forms sent from other sites. The token in the form is a secret nobody else can put there; this is the second
 * lock. Sec-Fetch-Site speaks for browsers on https and localhost. Without it an Origin has to be ours; it is `null`
 * from our own forms in older browsers, as our pages ask for no referrer. No header at all is no browser.
 * @param publicOrigin origin of PUBLIC_URL
 */
export function requireSameOrigin(publicOrigin: string): RequestHandler {
  return (request, _response, next) => {
    const site = request.headers['sec-fetch-site'];
    const { origin, host } = request.headers;
    const ours =
      site === undefined
        ? origin === undefined || origin === 'null' || origin === publicOrigin || hostOf(origin) === host
        : site === 'same-origin' || site === 'none';
    next(ours ? undefined : new HttpError(403, 'This form was sent from another site.'));
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
