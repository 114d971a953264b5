// Original file: protos/identity/v1/owner.proto


export interface GetPreviousLoginsRequest {
  'requestIds'?: (string)[];
}

export interface GetPreviousLoginsRequest__Output {
  'requestIds': (string)[];
}
