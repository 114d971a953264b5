import { repeatableId } from '@latchkey/kit/ids';

/** The id of the mail a campaign sends to somebody: asking for it again asks for the same mail. */
export function mailId(campaignId: string, customerId: string): string {
  return repeatableId(campaignId, customerId);
}
