// Original file: protos/identity/v1/staff.proto


export interface RemoveTotpResponse {
}

export interface RemoveTotpResponse__Output {
}
