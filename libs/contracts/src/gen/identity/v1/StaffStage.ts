// Original file: protos/identity/v1/staff.proto

export const StaffStage = {
  STAFF_STAGE_UNSPECIFIED: 'STAFF_STAGE_UNSPECIFIED',
  STAFF_STAGE_CODE: 'STAFF_STAGE_CODE',
  STAFF_STAGE_SETUP: 'STAFF_STAGE_SETUP',
  STAFF_STAGE_FULL: 'STAFF_STAGE_FULL',
} as const;

export type StaffStage =
  | 'STAFF_STAGE_UNSPECIFIED'
  | 0
  | 'STAFF_STAGE_CODE'
  | 1
  | 'STAFF_STAGE_SETUP'
  | 2
  | 'STAFF_STAGE_FULL'
  | 3

export type StaffStage__Output = typeof StaffStage[keyof typeof StaffStage]
