// Original file: protos/notification/v1/dead_letters.proto


export interface ReplayDeadLetterResponse {
}

export interface ReplayDeadLetterResponse__Output {
}
