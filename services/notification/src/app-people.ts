import { campaignOrderService, customerService } from '@latchkey/contracts/customer';
import { identityService, ownerService } from '@latchkey/contracts/identity';
import { staffService } from '@latchkey/contracts/staff';
import { asCaller, createGrpcClient } from '@latchkey/kit/grpc';
import type { House } from '@latchkey/kit/service';
import type { NotificationConfig } from './config.ts';
import type { CampaignDirectory } from './domain/campaign-orders.ts';
import type { AddressDeps } from './features/deliver-mails/address-mails.ts';
import { createGrpcCampaignDirectory } from './outbound/grpc-campaign-directory.ts';
import { createGrpcContactDirectory } from './outbound/grpc-contact-directory.ts';
import { createGrpcLinkMinter } from './outbound/grpc-link-minter.ts';
import { createGrpcPreviousAddresses } from './outbound/grpc-previous-addresses.ts';
import { createGrpcStaffLinkMinter } from './outbound/grpc-staff-link-minter.ts';
import { createLinkMinter } from './outbound/link-minter.ts';

/** Who knows to whom mails go, and whether campaigns go on. */
export type People = Pick<AddressDeps, 'minter' | 'contacts' | 'previous'> & {
  readonly campaigns: CampaignDirectory;
};

/** The clients of identity and customer, each call behind a circuit breaker of its own. */
export function openPeople(parts: House & { config: NotificationConfig }): People {
  const { config, lifecycle } = parts;
  const peer = asCaller(parts, config);
  const atIdentity = { ...peer, address: config.IDENTITY_ADDRESS };
  const atCustomer = { ...peer, address: config.CUSTOMER_ADDRESS };
  const identity = createGrpcClient({ ...atIdentity, service: identityService, idempotent: ['MintLinks'] });
  const staff = createGrpcClient({ ...atIdentity, service: staffService, idempotent: ['MintStaffLinks'] });
  const owner = createGrpcClient({ ...atIdentity, service: ownerService, idempotent: ['GetPreviousLogins'] });
  const customer = createGrpcClient({ ...atCustomer, service: customerService, idempotent: ['GetContacts'] });
  const orders = createGrpcClient({
    ...atCustomer,
    service: campaignOrderService,
    idempotent: ['ListCampaignOrders'],
  });
  const customerLinks = createGrpcLinkMinter(identity);
  const staffLinks = createGrpcStaffLinkMinter(staff);
  const contacts = createGrpcContactDirectory(customer);
  const previous = createGrpcPreviousAddresses(owner);
  const campaigns = createGrpcCampaignDirectory(orders);
  lifecycle.onStop('connections', 'identity and customer clients', () => {
    for (const breaker of [customerLinks, staffLinks, contacts, previous, campaigns]) breaker.stop();
    for (const client of [identity, staff, owner, customer, orders]) client.close();
  });
  const minter = createLinkMinter({ customers: customerLinks.mint, staff: staffLinks.mint });
  return { minter, contacts, previous, campaigns };
}
