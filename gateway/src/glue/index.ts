import express, { type Router } from 'express';
import type { CustomerClient, IdentityClient, OwnerClient } from '../auth/clients.ts';
import type { Epochs } from '../auth/epochs.ts';
import type { GatewayConfig } from '../config.ts';
import { accessTokensOperation } from './access-tokens/route.ts';
import { addressOperations } from './addresses/route.ts';
import { confirmationOperation } from './customer-confirmation/route.ts';
import { forgottenPasswordOperation } from './customer-forgotten-password/route.ts';
import { changePasswordOperation } from './customer-password/route.ts';
import { restorePasswordOperation } from './customer-restore-password/route.ts';
import { customerOperations } from './customers/route.ts';
import { sendErrors } from './document.ts';
import { describeFailure, glueErrors } from './errors.ts';
import type { Operation } from './operation.ts';
import { passwordAttributes } from './password-rules.ts';
import { serveOperation, type PipelineDeps } from './pipeline.ts';
import { refreshTokensOperations } from './refresh-tokens/route.ts';
import { serveToken } from './token/route.ts';

export interface GlueDeps extends PipelineDeps {
  config: GatewayConfig;
  identity: IdentityClient;
  owner: OwnerClient;
  customer: CustomerClient;
  epochs: Epochs;
}

/** Every route of the group, except /token, which is no JSON:API. */
function operations({ config, identity, owner, customer, epochs }: GlueDeps): readonly Operation[] {
  const passwords = passwordAttributes(config);
  return [
    // Routes are tried in this order: those a shop's whole traffic may hit at once come first.
    accessTokensOperation(identity),
    forgottenPasswordOperation(identity),
    ...customerOperations({
      customer,
      owner,
      epochs,
      passwords,
      store: config.STORE,
      registrationDiscloses: config.REGISTRATION_DISCLOSES,
    }),
    ...addressOperations(customer),
    confirmationOperation(identity),
    ...refreshTokensOperations(identity),
    changePasswordOperation({ identity, customer, epochs, passwords }),
    restorePasswordOperation({ identity, customer, epochs, passwords }),
  ];
}

/** The group at /glue, for client apps made for Spryker's Glue API. It answers every request below its base. */
export function glueRouter(deps: GlueDeps): Router {
  const router = express.Router({ caseSensitive: true });
  for (const operation of operations(deps))
    router[operation.method](operation.path, serveOperation(operation, deps));
  router.post('/token', serveToken(deps.identity, deps.logger));
  router.use((_request, response) => sendErrors(response, [glueErrors.notFound]));
  const onError: express.ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    // Only express itself throws here: a path that cannot be decoded.
    sendErrors(response, describeFailure(error, {}, response.locals.context.locale).errors);
  };
  router.use(onError);
  return router;
}
