// Original file: protos/customer/v1/imports.proto


export interface ListImportsRequest {
  'cursor'?: (string);
  'limit'?: (number);
}

export interface ListImportsRequest__Output {
  'cursor': (string);
  'limit': (number);
}
