import type {
  Campaign as CampaignMessage,
  CampaignPreview,
  Recipient as RecipientMessage,
} from '@latchkey/contracts/customer';
import { mailId } from '../domain/campaign/mail-id.ts';
import type { Campaign } from '../domain/campaign/campaign.ts';
import type { Preview } from '../domain/campaign/preview.ts';
import type { Recipient } from '../domain/campaign/recipients.ts';
import type { Standing } from '../features/count-recipients/count-recipients.ts';

/** A campaign on the wire. */
export function toMessage(campaign: Campaign, { total, ...counts }: Standing): CampaignMessage {
  const { state, phase, audience, pace, startedAt, endedAt } = campaign;
  const { store, locale, importId, ...asked } = audience;
  return {
    campaignId: campaign.campaignId,
    state,
    phase: phase === undefined || phase === 'ending' ? '' : phase,
    audience: { ...asked, store: store ?? '', locale: locale ?? '', importId: importId ?? '' },
    expirePasswords: campaign.expirePasswords,
    pace: { rate: pace.rate, domainRates: Object.fromEntries(pace.domainRates) },
    preview: toPreview(campaign.preview),
    recipients: total,
    expired: campaign.expired,
    counts,
    createdBy: campaign.createdBy,
    createdAtMs: campaign.createdAt,
    approvedBy: [...campaign.approvedBy],
    approvalsNeeded: campaign.approvalsNeeded,
    startedAtMs: startedAt ?? 0,
    endedAtMs: endedAt ?? 0,
    listed: campaign.listed,
    version: campaign.version,
  };
}

function toPreview({ wish: _, countedAt, ...preview }: Preview): CampaignPreview {
  const { byStore, byLocale, byDomain, leftOut } = preview;
  return {
    ...preview,
    countedAtMs: countedAt,
    byStore: Object.fromEntries(byStore),
    byLocale: Object.fromEntries(byLocale),
    byDomain: Object.fromEntries(byDomain),
    leftOut: Object.fromEntries(leftOut),
  };
}

/** A recipient on the wire. Whoever was cancelled before there was a mail was so at the end of the campaign. */
export function toRecipientMessage(campaign: Campaign, recipient: Recipient): RecipientMessage {
  const { campaignId, endedAt } = campaign;
  const { customerId, customerReference, state, reason, domain, settledAt, renewedAt, afterDoubt } =
    recipient;
  return {
    ...{ customerId, customerReference, state, domain },
    reason: reason ?? '',
    deliveryId: settledAt === undefined ? '' : mailId(campaignId, customerId),
    settledAtMs: settledAt ?? (state === 'cancelled' ? (endedAt ?? 0) : 0),
    renewedAtMs: renewedAt ?? 0,
    afterDoubt: afterDoubt ?? false,
  };
}
