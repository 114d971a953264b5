// Original file: protos/identity/v1/keys.proto

import type { SigningKeyState as _identity_v1_SigningKeyState, SigningKeyState__Output as _identity_v1_SigningKeyState__Output } from '../../identity/v1/SigningKeyState.ts';
import type { Long } from '@grpc/proto-loader';

export interface SigningKeyInfo {
  'kid'?: (string);
  'state'?: (_identity_v1_SigningKeyState);
  'activeFromMs'?: (number | string | Long);
  'verifiesUntilMs'?: (number | string | Long);
}

export interface SigningKeyInfo__Output {
  'kid': (string);
  'state': (_identity_v1_SigningKeyState__Output);
  'activeFromMs': (number);
  'verifiesUntilMs': (number);
}
