// Original file: protos/system/v1/system.proto


export interface SystemCheck {
  'name'?: (string);
  'state'?: (string);
  'problem'?: (string);
  'facts'?: ({[key: string]: string});
}

export interface SystemCheck__Output {
  'name': (string);
  'state': (string);
  'problem': (string);
  'facts': ({[key: string]: string});
}
