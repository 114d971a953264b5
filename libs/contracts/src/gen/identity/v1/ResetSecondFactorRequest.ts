// Original file: protos/identity/v1/staff.proto


export interface ResetSecondFactorRequest {
  'userId'?: (string);
}

export interface ResetSecondFactorRequest__Output {
  'userId': (string);
}
