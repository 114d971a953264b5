// Original file: protos/system/v1/system.proto


export interface DescribeRequest {
}

export interface DescribeRequest__Output {
}
