// Original file: protos/identity/v1/staff.proto


export interface InspectStaffLinkRequest {
  'token'?: (string);
}

export interface InspectStaffLinkRequest__Output {
  'token': (string);
}
