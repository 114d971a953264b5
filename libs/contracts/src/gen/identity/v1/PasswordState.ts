// Original file: protos/identity/v1/account_state.proto

export const PasswordState = {
  PASSWORD_STATE_UNSPECIFIED: 'PASSWORD_STATE_UNSPECIFIED',
  PASSWORD_STATE_NONE: 'PASSWORD_STATE_NONE',
  PASSWORD_STATE_SET: 'PASSWORD_STATE_SET',
  PASSWORD_STATE_IMPORTED: 'PASSWORD_STATE_IMPORTED',
  PASSWORD_STATE_RESET_REQUIRED: 'PASSWORD_STATE_RESET_REQUIRED',
} as const;

export type PasswordState =
  | 'PASSWORD_STATE_UNSPECIFIED'
  | 0
  | 'PASSWORD_STATE_NONE'
  | 1
  | 'PASSWORD_STATE_SET'
  | 2
  | 'PASSWORD_STATE_IMPORTED'
  | 3
  | 'PASSWORD_STATE_RESET_REQUIRED'
  | 4

export type PasswordState__Output = typeof PasswordState[keyof typeof PasswordState]
