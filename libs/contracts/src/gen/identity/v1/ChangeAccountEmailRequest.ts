// Original file: protos/identity/v1/accounts.proto


export interface ChangeAccountEmailRequest {
  'customerId'?: (string);
  'login'?: (string);
}

export interface ChangeAccountEmailRequest__Output {
  'customerId': (string);
  'login': (string);
}
