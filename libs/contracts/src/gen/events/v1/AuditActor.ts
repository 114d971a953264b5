// Original file: protos/events/v1/events.proto


export interface AuditActor {
  'kind'?: (string);
  'id'?: (string);
  'name'?: (string);
  'address'?: (string);
}

export interface AuditActor__Output {
  'kind': (string);
  'id': (string);
  'name': (string);
  'address': (string);
}
