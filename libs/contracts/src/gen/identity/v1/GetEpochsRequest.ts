// Original file: protos/identity/v1/identity.proto


export interface GetEpochsRequest {
  'customerIds'?: (string)[];
}

export interface GetEpochsRequest__Output {
  'customerIds': (string)[];
}
