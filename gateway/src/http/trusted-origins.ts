import type { Request, RequestHandler } from 'express';
import { AppError } from '@latchkey/kit/errors';

/** How long a browser may remember the answer to a preflight, in seconds; Chromium takes two hours at most. */
const preflightSeconds = 7200;

/** The origins whose pages may act for a logged-in customer. */
export interface TrustedOrigins {
  /**
   * The lock of unsafe requests that live on the cookie: the browser says that our own page sent them, or they name
   * a trusted origin. Other programs that use the cookie send an Origin header themselves.
   * @throws AppError request_from_elsewhere
   */
  require(request: Request): void;
  /** CORS for the trusted origins; answers their preflights. */
  readonly cors: RequestHandler;
}

/**
 * @param publicUrl PUBLIC_URL, whose origin is always trusted
 * @param allowed ALLOWED_ORIGINS
 */
export function createTrustedOrigins(publicUrl: string, allowed: readonly string[]): TrustedOrigins {
  const trusted = new Set([new URL(publicUrl).origin, ...allowed]);
  return {
    require: (request) => {
      const { origin, 'sec-fetch-site': site } = request.headers;
      if (site === 'same-origin') return;
      if (origin === undefined || !trusted.has(origin)) throw new AppError('request_from_elsewhere');
    },
    cors: (request, response, next) => {
      const { origin } = request.headers;
      response.vary('Origin');
      if (origin !== undefined && trusted.has(origin)) {
        response.setHeader('Access-Control-Allow-Origin', origin);
        response.setHeader('Access-Control-Allow-Credentials', 'true');
        response.setHeader('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
      }
      if (request.method !== 'OPTIONS') {
        next();
        return;
      }
      if (origin !== undefined && trusted.has(origin)) {
        response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH, DELETE');
        response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, Accept-Language');
        response.setHeader('Access-Control-Max-Age', String(preflightSeconds));
      }
      response.statusCode = 204;
      response.end();
    },
  };
}
