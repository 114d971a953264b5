// Original file: protos/identity/v1/accounts.proto


export interface GetAccountStatesRequest {
  'customerIds'?: (string)[];
}

export interface GetAccountStatesRequest__Output {
  'customerIds': (string)[];
}
