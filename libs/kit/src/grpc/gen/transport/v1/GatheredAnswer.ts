// Original file: protos/transport/v1/gathered_calls.proto


export interface GatheredAnswer {
  'call'?: (number);
  'code'?: (number);
  'response'?: (Buffer | Uint8Array | string);
  'details'?: (string);
  'error'?: (Buffer | Uint8Array | string);
}

export interface GatheredAnswer__Output {
  'call': (number);
  'code': (number);
  'response': (Buffer);
  'details': (string);
  'error': (Buffer);
}
