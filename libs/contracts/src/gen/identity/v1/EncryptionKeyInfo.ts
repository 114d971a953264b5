// Original file: protos/identity/v1/keys.proto


export interface EncryptionKeyInfo {
  'kid'?: (string);
  'configured'?: (boolean);
  'sealed'?: (number);
}

export interface EncryptionKeyInfo__Output {
  'kid': (string);
  'configured': (boolean);
  'sealed': (number);
}
