// Original file: protos/customer/v1/imports.proto

import type { Long } from '@grpc/proto-loader';

export interface FilePosition {
  'row'?: (number | string | Long);
  'bytes'?: (number | string | Long);
  'dataRows'?: (number | string | Long);
  'sha256'?: (string);
  'sha256State'?: (Buffer | Uint8Array | string);
}

export interface FilePosition__Output {
  'row': (number);
  'bytes': (number);
  'dataRows': (number);
  'sha256': (string);
  'sha256State': (Buffer);
}
