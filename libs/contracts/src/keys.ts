import { loadService } from './load-service.ts';
import type { KeyServiceDefinition } from './gen/identity/v1/KeyService.ts';

export type { KeyServiceDefinition };
export type { KeysReport__Output as KeysReportMessage } from './gen/identity/v1/KeysReport.ts';
export type { SigningKeyState__Output as SigningKeyState } from './gen/identity/v1/SigningKeyState.ts';

/** The gRPC service of protos/identity/v1/keys.proto. */
export const keyService = loadService('identity.v1.KeyService') as KeyServiceDefinition;
