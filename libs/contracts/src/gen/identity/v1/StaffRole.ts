// Original file: protos/identity/v1/staff.proto

export const StaffRole = {
  STAFF_ROLE_UNSPECIFIED: 'STAFF_ROLE_UNSPECIFIED',
  STAFF_ROLE_ADMIN: 'STAFF_ROLE_ADMIN',
  STAFF_ROLE_SUPPORT: 'STAFF_ROLE_SUPPORT',
  STAFF_ROLE_OPERATOR: 'STAFF_ROLE_OPERATOR',
  STAFF_ROLE_AUDITOR: 'STAFF_ROLE_AUDITOR',
} as const;

export type StaffRole =
  | 'STAFF_ROLE_UNSPECIFIED'
  | 0
  | 'STAFF_ROLE_ADMIN'
  | 1
  | 'STAFF_ROLE_SUPPORT'
  | 2
  | 'STAFF_ROLE_OPERATOR'
  | 3
  | 'STAFF_ROLE_AUDITOR'
  | 4

export type StaffRole__Output = typeof StaffRole[keyof typeof StaffRole]
