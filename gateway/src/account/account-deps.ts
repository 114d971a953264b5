import type { Logger } from '@latchkey/kit/logging';
import type { CustomerClient, IdentityClient } from '../auth/clients.ts';
import type { Epochs } from '../auth/epochs.ts';
import type { GatewayConfig } from '../config.ts';

/** What the account pages need. */
export interface AccountDeps {
  config: GatewayConfig;
  identity: Pick<
    IdentityClient,
    'inspectLink' | 'confirmRegistration' | 'restorePassword' | 'requestReset' | 'requestConfirmation'
  >;
  customer: Pick<CustomerClient, 'completeRegistration'>;
  epochs: Epochs;
  logger: Logger;
}
