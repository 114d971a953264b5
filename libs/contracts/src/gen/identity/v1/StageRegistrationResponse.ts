// Original file: protos/identity/v1/identity.proto


export interface StageRegistrationResponse {
  'staged'?: (boolean);
}

export interface StageRegistrationResponse__Output {
  'staged': (boolean);
}
