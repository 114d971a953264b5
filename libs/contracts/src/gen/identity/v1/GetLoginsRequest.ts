// Original file: protos/identity/v1/owner.proto


export interface GetLoginsRequest {
  'customerIds'?: (string)[];
}

export interface GetLoginsRequest__Output {
  'customerIds': (string)[];
}
