// Original file: protos/identity/v1/staff.proto


export interface VerifyStaffPasswordResponse {
}

export interface VerifyStaffPasswordResponse__Output {
}
