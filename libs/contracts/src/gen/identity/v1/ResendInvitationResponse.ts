// Original file: protos/identity/v1/staff.proto


export interface ResendInvitationResponse {
}

export interface ResendInvitationResponse__Output {
}
