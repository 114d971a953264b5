// Original file: protos/identity/v1/staff.proto


export interface LogOutStaffResponse {
}

export interface LogOutStaffResponse__Output {
}
