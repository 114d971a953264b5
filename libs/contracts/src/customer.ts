import { loadService } from './load-service.ts';
import type { CampaignOrderServiceDefinition } from './gen/customer/v1/CampaignOrderService.ts';
import type { CampaignServiceDefinition } from './gen/customer/v1/CampaignService.ts';
import type { DirectoryServiceDefinition } from './gen/customer/v1/DirectoryService.ts';
import type { CustomerServiceDefinition } from './gen/customer/v1/CustomerService.ts';
import type { ImportServiceDefinition } from './gen/customer/v1/ImportService.ts';

export type {
  CampaignOrderServiceDefinition,
  CampaignServiceDefinition,
  CustomerServiceDefinition,
  DirectoryServiceDefinition,
  ImportServiceDefinition,
};
export type { Campaign__Output as Campaign } from './gen/customer/v1/Campaign.ts';
export type { CampaignOrder__Output as CampaignOrder } from './gen/customer/v1/CampaignOrder.ts';
export type { CampaignPace__Output as CampaignPace } from './gen/customer/v1/CampaignPace.ts';
export type { CampaignPreview__Output as CampaignPreview } from './gen/customer/v1/CampaignPreview.ts';
export type { CreateCampaignRequest__Output as CreateCampaignRequest } from './gen/customer/v1/CreateCampaignRequest.ts';
export type { Recipient__Output as Recipient } from './gen/customer/v1/Recipient.ts';
export type { ListCustomersResponse__Output as ListCustomersResponse } from './gen/customer/v1/ListCustomersResponse.ts';
export type { ListCustomersRequest__Output as ListCustomersRequest } from './gen/customer/v1/ListCustomersRequest.ts';
export type { ListedCustomer__Output as ListedCustomer } from './gen/customer/v1/ListedCustomer.ts';
export type { AcceptedTerms__Output as AcceptedTerms } from './gen/customer/v1/AcceptedTerms.ts';
export type { Address__Output as Address } from './gen/customer/v1/Address.ts';
export type { Contact__Output as Contact } from './gen/customer/v1/Contact.ts';
export type { Customer__Output as Customer } from './gen/customer/v1/Customer.ts';
export type { ApplyRowsRequest__Output as ApplyRowsRequest } from './gen/customer/v1/ApplyRowsRequest.ts';
export type { FailedRow__Output as FailedRow } from './gen/customer/v1/FailedRow.ts';
export type { FilePosition__Output as FilePosition } from './gen/customer/v1/FilePosition.ts';
export type { Import__Output as Import } from './gen/customer/v1/Import.ts';
export type { GetContactsRequest__Output as GetContactsRequest } from './gen/customer/v1/GetContactsRequest.ts';
export type { GetContactsResponse__Output as GetContactsResponse } from './gen/customer/v1/GetContactsResponse.ts';
export type { GetCustomerRequest__Output as GetCustomerRequest } from './gen/customer/v1/GetCustomerRequest.ts';
export type { GetCustomerResponse__Output as GetCustomerResponse } from './gen/customer/v1/GetCustomerResponse.ts';
export type { RegisterCustomerRequest__Output as RegisterCustomerRequest } from './gen/customer/v1/RegisterCustomerRequest.ts';
export type { RegisterCustomerResponse__Output as RegisterCustomerResponse } from './gen/customer/v1/RegisterCustomerResponse.ts';
export type { CellFault__Output as CellFault } from './gen/customer/v1/CellFault.ts';
export type { CompleteRegistrationRequest__Output as CompleteRegistrationRequest } from './gen/customer/v1/CompleteRegistrationRequest.ts';
export type { CompleteRegistrationResponse__Output as CompleteRegistrationResponse } from './gen/customer/v1/CompleteRegistrationResponse.ts';
export type { RowToImport__Output as RowToImport } from './gen/customer/v1/RowToImport.ts';
export type { SubmitRegistrationRequest__Output as SubmitRegistrationRequest } from './gen/customer/v1/SubmitRegistrationRequest.ts';
export type { SubmitRegistrationResponse__Output as SubmitRegistrationResponse } from './gen/customer/v1/SubmitRegistrationResponse.ts';

/** The gRPC service of protos/customer/v1. */
export const customerService = loadService('customer.v1.CustomerService') as CustomerServiceDefinition;

/** The gRPC service of protos/customer/v1/directory.proto. */
export const directoryService = loadService('customer.v1.DirectoryService') as DirectoryServiceDefinition;

/** The imports of files, in the same process. */
export const importService = loadService('customer.v1.ImportService') as ImportServiceDefinition;

/** Campaigns, as staff and operators rule them. */
export const campaignService = loadService('customer.v1.CampaignService') as CampaignServiceDefinition;

/** What whoever sends their mails has to know of the campaigns. */
export const campaignOrderService = loadService(
  'customer.v1.CampaignOrderService',
) as CampaignOrderServiceDefinition;
