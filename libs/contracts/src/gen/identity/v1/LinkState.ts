// Original file: protos/identity/v1/identity.proto

export const LinkState = {
  LINK_STATE_UNSPECIFIED: 'LINK_STATE_UNSPECIFIED',
  LINK_STATE_LIVE: 'LINK_STATE_LIVE',
  LINK_STATE_EXPIRED: 'LINK_STATE_EXPIRED',
  LINK_STATE_INVALID: 'LINK_STATE_INVALID',
} as const;

export type LinkState =
  | 'LINK_STATE_UNSPECIFIED'
  | 0
  | 'LINK_STATE_LIVE'
  | 1
  | 'LINK_STATE_EXPIRED'
  | 2
  | 'LINK_STATE_INVALID'
  | 3

export type LinkState__Output = typeof LinkState[keyof typeof LinkState]
