// Original file: protos/identity/v1/identity.proto

export const LinkPurpose = {
  LINK_PURPOSE_UNSPECIFIED: 'LINK_PURPOSE_UNSPECIFIED',
  LINK_PURPOSE_CONFIRM_REGISTRATION: 'LINK_PURPOSE_CONFIRM_REGISTRATION',
  LINK_PURPOSE_RESTORE_PASSWORD: 'LINK_PURPOSE_RESTORE_PASSWORD',
} as const;

export type LinkPurpose =
  | 'LINK_PURPOSE_UNSPECIFIED'
  | 0
  | 'LINK_PURPOSE_CONFIRM_REGISTRATION'
  | 1
  | 'LINK_PURPOSE_RESTORE_PASSWORD'
  | 2

export type LinkPurpose__Output = typeof LinkPurpose[keyof typeof LinkPurpose]
