// Original file: protos/identity/v1/staff.proto


export interface ProveSecondFactorRequest {
  'token'?: (string);
  'code'?: (string);
}

export interface ProveSecondFactorRequest__Output {
  'token': (string);
  'code': (string);
}
