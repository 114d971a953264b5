// Original file: protos/identity/v1/keys.proto

import type { SigningKeyInfo as _identity_v1_SigningKeyInfo, SigningKeyInfo__Output as _identity_v1_SigningKeyInfo__Output } from '../../identity/v1/SigningKeyInfo.ts';
import type { EncryptionKeyInfo as _identity_v1_EncryptionKeyInfo, EncryptionKeyInfo__Output as _identity_v1_EncryptionKeyInfo__Output } from '../../identity/v1/EncryptionKeyInfo.ts';

export interface KeysReport {
  'signing'?: (_identity_v1_SigningKeyInfo)[];
  'encryption'?: (_identity_v1_EncryptionKeyInfo)[];
  'mint'?: (string)[];
}

export interface KeysReport__Output {
  'signing': (_identity_v1_SigningKeyInfo__Output)[];
  'encryption': (_identity_v1_EncryptionKeyInfo__Output)[];
  'mint': (string)[];
}
