// Original file: protos/identity/v1/staff.proto

export const StaffState = {
  STAFF_STATE_UNSPECIFIED: 'STAFF_STATE_UNSPECIFIED',
  STAFF_STATE_INVITED: 'STAFF_STATE_INVITED',
  STAFF_STATE_ACTIVE: 'STAFF_STATE_ACTIVE',
  STAFF_STATE_DISABLED: 'STAFF_STATE_DISABLED',
} as const;

export type StaffState =
  | 'STAFF_STATE_UNSPECIFIED'
  | 0
  | 'STAFF_STATE_INVITED'
  | 1
  | 'STAFF_STATE_ACTIVE'
  | 2
  | 'STAFF_STATE_DISABLED'
  | 3

export type StaffState__Output = typeof StaffState[keyof typeof StaffState]
