import type { Logger } from '@latchkey/kit/logging';
import type { CustomerClient, IdentityClient, OwnerClient } from '../auth/clients.ts';
import type { Epochs } from '../auth/epochs.ts';
import type { GatewayConfig } from '../config.ts';

/** What the account pages need. */
export interface AccountDeps {
  config: GatewayConfig;
  identity: Pick<
    IdentityClient,
    'inspectLink' | 'confirmRegistration' | 'restorePassword' | 'requestReset' | 'requestConfirmation'
  >;
  owner: Pick<OwnerClient, 'confirmEmailChange'>;
  customer: Pick<CustomerClient, 'completeRegistration' | 'followEmailChange' | 'getCustomer'>;
  epochs: Epochs;
  logger: Logger;
}
