// Original file: protos/identity/v1/owner.proto


export interface ConfirmEmailChangeResponse {
  'customerId'?: (string);
  'deviceToken'?: (string);
}

export interface ConfirmEmailChangeResponse__Output {
  'customerId': (string);
  'deviceToken': (string);
}
