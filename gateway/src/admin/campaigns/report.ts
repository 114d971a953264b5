import type { Recipient } from '@latchkey/contracts/customer';
import type { CampaignClient } from '../../auth/clients.ts';
import { csvLine } from '../../operations/csv.ts';
import { campaignOf, noRecipients, presentCampaign, presentRecipient } from './mapper.ts';

/** Recipients asked for at once; customer gives no more. */
const pageSize = 1000;

const columns = [
  'customerReference',
  'customerId',
  'state',
  'reason',
  'domain',
  'deliveryId',
  'settledAt',
  'renewedAt',
  'afterDoubt',
] as const;

/** What became of every recipient, as CSV; a page a piece, so that neither side holds more than that. */
export async function* reportCsv(
  campaigns: CampaignClient,
  campaignId: string,
  requestId: string,
): AsyncGenerator<string> {
  let head = csvLine(columns);
  for await (const recipients of pagesOf(campaigns, campaignId, requestId)) {
    const rows = recipients.map((recipient) => {
      const shown = presentRecipient(recipient);
      return csvLine(columns.map((column) => String(shown[column] ?? '')));
    });
    yield head + rows.join('');
    head = '';
  }
}

/**
 * The same as lines of JSON: the campaign, each recipient, and how many of them are in each state. The last line is
 * counted from those before it, so that it adds up also while the campaign runs, and tells that nothing is missing.
 */
export async function* reportLines(
  campaigns: CampaignClient,
  campaignId: string,
  requestId: string,
): AsyncGenerator<string> {
  const campaign = campaignOf(await campaigns.getCampaign({ campaignId }, { requestId }));
  yield jsonLine({ campaign: presentCampaign(campaign) });
  const counts = { ...noRecipients };
  let [recipients, renewed, afterDoubt] = [0, 0, 0];
  for await (const page of pagesOf(campaigns, campaignId, requestId)) {
    const shown = page.map(presentRecipient);
    for (const each of shown) {
      counts[each.state] += 1;
      recipients += 1;
      if (each.renewedAt !== undefined) renewed += 1;
      if (each.afterDoubt) afterDoubt += 1;
    }
    yield shown.map((recipient) => jsonLine({ recipient })).join('');
  }
  yield jsonLine({ summary: { recipients, counts, renewed, afterDoubt } });
}

async function* pagesOf(
  campaigns: CampaignClient,
  campaignId: string,
  requestId: string,
): AsyncGenerator<Recipient[]> {
  let cursor = '';
  do {
    const asked = { campaignId, state: '', limit: pageSize, cursor };
    const page = await campaigns.listRecipients(asked, { requestId });
    yield page.recipients;
    cursor = page.nextCursor;
  } while (cursor !== '');
}

const jsonLine = (value: unknown): string => `${JSON.stringify(value)}\n`;
