// Original file: protos/identity/v1/staff.proto


export interface RequestStaffResetResponse {
}

export interface RequestStaffResetResponse__Output {
}
