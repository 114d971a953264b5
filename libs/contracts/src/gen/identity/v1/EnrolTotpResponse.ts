// Original file: protos/identity/v1/staff.proto


export interface EnrolTotpResponse {
  'secret'?: (string);
  'uri'?: (string);
}

export interface EnrolTotpResponse__Output {
  'secret': (string);
  'uri': (string);
}
