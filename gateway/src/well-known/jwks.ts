import type { RequestHandler } from 'express';
import type { SigningKeys } from '../auth/signing-keys.ts';

/** Seconds: as long as the gateway itself keeps the keys. */
const maxAge = 300;

/** GET /.well-known/jwks.json: the public keys with which any app of the shop verifies access tokens (RFC 7517). */
export function serveJwks(keys: SigningKeys): RequestHandler {
  return async (_request, response) => {
    response.locals.route = '/.well-known/jwks.json';
    const { json } = await keys.current();
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Cache-Control', `public, max-age=${maxAge}`);
    // Public keys are for everybody, in browsers too.
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end(json);
  };
}
