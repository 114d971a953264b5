// Original file: protos/identity/v1/campaigns.proto


export interface CloseCampaignResponse {
}

export interface CloseCampaignResponse__Output {
}
