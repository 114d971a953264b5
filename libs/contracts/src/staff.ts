import { loadService } from './load-service.ts';
import type { StaffServiceDefinition } from './gen/identity/v1/StaffService.ts';

export type { StaffServiceDefinition };
export type { MintedStaffLink__Output as MintedStaffLink } from './gen/identity/v1/MintedStaffLink.ts';
export type { StaffRole__Output as StaffRole } from './gen/identity/v1/StaffRole.ts';
export type { StaffSession__Output as StaffSession } from './gen/identity/v1/StaffSession.ts';
export type { StaffStage__Output as StaffStage } from './gen/identity/v1/StaffStage.ts';
export type { StaffState__Output as StaffState } from './gen/identity/v1/StaffState.ts';
export type { InspectStaffLinkResponse__Output as InspectStaffLinkResponse } from './gen/identity/v1/InspectStaffLinkResponse.ts';
export type { StaffUser__Output as StaffUser } from './gen/identity/v1/StaffUser.ts';

/** The gRPC service of protos/identity/v1/staff.proto. */
export const staffService = loadService('identity.v1.StaffService') as StaffServiceDefinition;
