// Original file: protos/identity/v1/accounts.proto


export interface InviteToPasswordResponse {
  'requestId'?: (string);
}

export interface InviteToPasswordResponse__Output {
  'requestId': (string);
}
