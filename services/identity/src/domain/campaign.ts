/**
 * A campaign of customer's for which links may be minted. Nothing is stored of the single mails beforehand: that it is
 * admitted and not closed is what allows them.
 */
export interface AdmittedCampaign {
  readonly campaignId: string;
  /** When it began: whoever has set a password since has no use for its link. Milliseconds since the Unix epoch. */
  readonly startedAt: number;
  /** It is for those who have no password. */
  readonly withoutPassword: boolean;
  readonly closed: boolean;
}

/**
 * A campaign is forgotten this long after it was closed: 90 days, as long as deliveries are kept by default. One that is not
 * closed is never forgotten: customer closes it when it is cancelled, or outlives `CAMPAIGN_RETENTION`.
 */
export const campaignMemoryMs = 90 * 86_400_000;

/** Stores campaigns. Failures of the store are AppErrors of kind `unavailable`. */
export interface CampaignRepository {
  /** One that is there already, closed or not, stays as it is. */
  admit(campaign: Omit<AdmittedCampaign, 'closed'>): Promise<void>;
  /** Closes a campaign for good, also before it is admitted. @param now and forgetAt: milliseconds since the Unix epoch */
  close(campaignId: string, now: number, forgetAt: number): Promise<void>;
  /** Those that are known, in no order. */
  findMany(campaignIds: readonly string[]): Promise<AdmittedCampaign[]>;
}
