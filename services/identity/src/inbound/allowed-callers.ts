import type { AuditServiceDefinition, IdentityServiceDefinition } from '@latchkey/contracts/identity';
import type { ServedService } from '@latchkey/kit/grpc';

/** Which service may use which RPC. Minting hands out links in clear: it is notification's alone. */
export const allowedCallers: ServedService<IdentityServiceDefinition>['allow'] = {
  CreateCredential: ['customer'],
  StageRegistration: ['customer'],
  RequestConfirmation: ['gateway'],
  ActivateCredential: ['customer'],
  ListPendingCredentials: ['customer'],
  DeletePendingCredential: ['customer'],
  ConfirmRegistration: ['gateway'],
  Authenticate: ['gateway'],
  RefreshSession: ['gateway'],
  AnonymiseCredential: ['customer'],
  ListSessions: ['gateway'],
  EndSession: ['gateway'],
  EndSessions: ['gateway'],
  ChangePassword: ['gateway'],
  RequestReset: ['gateway'],
  MintLinks: ['notification'],
  InspectLink: ['gateway'],
  RestorePassword: ['gateway'],
  ImportCredentials: ['customer'],
  GetJwks: ['gateway'],
  GetEpochs: ['gateway'],
};

/** The trail is read by people; services add to it by events, the gateway what it hands out. */
export const allowedAuditCallers: ServedService<AuditServiceDefinition>['allow'] = {
  SearchEntries: ['gateway'],
  ReadChain: ['gateway'],
  VerifyChain: ['gateway'],
  GetAuditKeys: ['gateway'],
  RecordDownload: ['gateway'],
};
