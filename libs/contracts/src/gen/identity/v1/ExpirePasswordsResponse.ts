// Original file: protos/identity/v1/campaigns.proto


export interface ExpirePasswordsResponse {
  'expired'?: (string)[];
  'left'?: (string)[];
}

export interface ExpirePasswordsResponse__Output {
  'expired': (string)[];
  'left': (string)[];
}
