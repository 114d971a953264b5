// Original file: protos/identity/v1/owner.proto


export interface RequestEmailChangeResponse {
  'requested'?: (boolean);
}

export interface RequestEmailChangeResponse__Output {
  'requested': (boolean);
}
