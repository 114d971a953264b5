/** The part of identity that campaigns use. Rejects with the AppError identity threw, or with `unavailable`. */
export interface CampaignAccounts {
  /** From now on links are minted for it. @param startedAt milliseconds since the Unix epoch */
  admit(campaign: { campaignId: string; startedAt: number; withoutPassword: boolean }): Promise<void>;
  /** No further link is minted for it. */
  close(campaignId: string): Promise<void>;
  /**
   * Ends passwords that were set before the campaign began. @param customerIds 1 to 500
   * @returns how many of them have no password that counts any more, by this request or by an earlier one
   */
  expire(campaignId: string, customerIds: readonly string[]): Promise<number>;
}

/** The mails of a campaign, as they are handed over. Rejects with `unavailable` unless they are safe. */
export interface CampaignMails {
  /** @param customers 1 to 500. Again, it asks for the same mails. */
  request(
    of: { campaignId: string; expired: boolean; firstPassword: boolean },
    customers: readonly { customerId: string; domain: string }[],
  ): Promise<void>;
}
