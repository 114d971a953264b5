// Original file: protos/customer/v1/imports.proto

import type { Long } from '@grpc/proto-loader';

export interface FileFingerprint {
  'bytes'?: (number | string | Long);
  'sha256OfStart'?: (string);
}

export interface FileFingerprint__Output {
  'bytes': (number);
  'sha256OfStart': (string);
}
