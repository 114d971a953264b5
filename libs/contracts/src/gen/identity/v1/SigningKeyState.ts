// Original file: protos/identity/v1/keys.proto

export const SigningKeyState = {
  SIGNING_KEY_STATE_UNSPECIFIED: 'SIGNING_KEY_STATE_UNSPECIFIED',
  SIGNING_KEY_STATE_PUBLISHED: 'SIGNING_KEY_STATE_PUBLISHED',
  SIGNING_KEY_STATE_SIGNING: 'SIGNING_KEY_STATE_SIGNING',
  SIGNING_KEY_STATE_VERIFYING: 'SIGNING_KEY_STATE_VERIFYING',
} as const;

export type SigningKeyState =
  | 'SIGNING_KEY_STATE_UNSPECIFIED'
  | 0
  | 'SIGNING_KEY_STATE_PUBLISHED'
  | 1
  | 'SIGNING_KEY_STATE_SIGNING'
  | 2
  | 'SIGNING_KEY_STATE_VERIFYING'
  | 3

export type SigningKeyState__Output = typeof SigningKeyState[keyof typeof SigningKeyState]
