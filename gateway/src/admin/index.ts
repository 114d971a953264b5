import express, { type RequestHandler, type Router } from 'express';
import { AppError } from '@latchkey/kit/errors';
import type { CustomerClient } from '../auth/clients.ts';
import type { GatewayConfig } from '../config.ts';
import { serveImports } from './imports/route.ts';
import { operatorOf, type OperatorRole } from './operators.ts';

interface AdminDeps {
  config: Pick<GatewayConfig, 'ADMIN_TOKENS'>;
  customer: Pick<CustomerClient, 'importCustomers'>;
}

/** The group at /admin, for operators: bearer tokens of ADMIN_TOKENS, problem+json, no cookie. Closed while there are none. */
export function adminRouter({ config, customer }: AdminDeps): Router {
  const router = express.Router({ caseSensitive: true });
  const only = (path: string, ...roles: readonly OperatorRole[]): RequestHandler => {
    return (request, response, next) => {
      response.locals.route = `/admin${path}`;
      const operator = operatorOf(config.ADMIN_TOKENS, request.headers.authorization);
      if (operator === undefined) {
        response.setHeader('WWW-Authenticate', 'Bearer realm="admin"');
        throw new AppError('access_token_invalid');
      }
      if (!roles.includes(operator.role)) throw new AppError('role_not_allowed');
      next();
    };
  };
  router.post('/imports', only('/imports', 'admin', 'operator'), serveImports(customer));
  return router;
}
