// Original file: protos/transport/v1/gathered_calls.proto


export interface GatheredCall {
  'path'?: (string);
  'request'?: (Buffer | Uint8Array | string);
  'requestId'?: (string);
  'actor'?: (Buffer | Uint8Array | string);
}

export interface GatheredCall__Output {
  'path': (string);
  'request': (Buffer);
  'requestId': (string);
  'actor': (Buffer);
}
