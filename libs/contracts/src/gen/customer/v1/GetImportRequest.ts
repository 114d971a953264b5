// Original file: protos/customer/v1/imports.proto


export interface GetImportRequest {
  'importId'?: (string);
}

export interface GetImportRequest__Output {
  'importId': (string);
}
