// Original file: protos/events/v1/events.proto


export interface PasswordBulkResetRequested {
  'audience'?: (string);
  'expirePasswords'?: (boolean);
  'withoutLiveLink'?: (boolean);
  'store'?: (string);
  'locale'?: (string);
  'importId'?: (string);
  'rate'?: (number | string);
  'domainRates'?: ({[key: string]: number | string});
}

export interface PasswordBulkResetRequested__Output {
  'audience': (string);
  'expirePasswords': (boolean);
  'withoutLiveLink': (boolean);
  'store': (string);
  'locale': (string);
  'importId': (string);
  'rate': (number);
  'domainRates': ({[key: string]: number});
}
