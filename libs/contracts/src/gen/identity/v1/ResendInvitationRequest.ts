// Original file: protos/identity/v1/staff.proto


export interface ResendInvitationRequest {
  'userId'?: (string);
}

export interface ResendInvitationRequest__Output {
  'userId': (string);
}
