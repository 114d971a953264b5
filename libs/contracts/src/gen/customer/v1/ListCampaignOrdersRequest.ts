// Original file: protos/customer/v1/campaigns.proto


export interface ListCampaignOrdersRequest {
}

export interface ListCampaignOrdersRequest__Output {
}
