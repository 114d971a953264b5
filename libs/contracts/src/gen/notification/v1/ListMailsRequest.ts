// Original file: protos/notification/v1/mails.proto


export interface ListMailsRequest {
}

export interface ListMailsRequest__Output {
}
