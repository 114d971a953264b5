// Original file: protos/customer/v1/imports.proto


export interface CellFault {
  'column'?: (string);
  'reason'?: (string);
}

export interface CellFault__Output {
  'column': (string);
  'reason': (string);
}
