// Original file: protos/notification/v1/dead_letters.proto


export interface DropDeadLetterResponse {
}

export interface DropDeadLetterResponse__Output {
}
