// Original file: protos/identity/v1/owner.proto


export interface RequestEmailChangeRequest {
  'customerId'?: (string);
  'newLogin'?: (string);
  'password'?: (string);
  'withoutPassword'?: (boolean);
  'disclose'?: (boolean);
  'locale'?: (string);
}

export interface RequestEmailChangeRequest__Output {
  'customerId': (string);
  'newLogin': (string);
  'password': (string);
  'withoutPassword': (boolean);
  'disclose': (boolean);
  'locale': (string);
}
