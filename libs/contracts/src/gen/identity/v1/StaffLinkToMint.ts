// Original file: protos/identity/v1/staff.proto


export interface StaffLinkToMint {
  'requestId'?: (string);
  'invitation'?: (boolean);
}

export interface StaffLinkToMint__Output {
  'requestId': (string);
  'invitation': (boolean);
}
