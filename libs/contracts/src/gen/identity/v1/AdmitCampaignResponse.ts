// Original file: protos/identity/v1/campaigns.proto


export interface AdmitCampaignResponse {
}

export interface AdmitCampaignResponse__Output {
}
