import type { Campaign, Recipient } from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import { moment } from '../../storefront/schema.ts';
import {
  audienceOf,
  campaignStates,
  recipientStates,
  type ShownCampaign,
  type ShownRecipient,
} from './schema.ts';

/** The campaign of an answer, which always has one. @throws AppError internal */
export function campaignOf({ campaign }: { campaign: Campaign | null }): Campaign {
  if (campaign === null) throw new AppError('internal', { detail: 'customer answers without a campaign' });
  return campaign;
}

/** @throws AppError internal for words that are newer than this gateway */
export function presentCampaign(campaign: Campaign): ShownCampaign {
  const { campaignId: id, listed, expirePasswords, recipients, expired, createdBy, version } = campaign;
  const { approvedBy, approvalsNeeded, startedAtMs, endedAtMs } = campaign;
  const { rate = 0, domainRates = {} } = campaign.pace ?? {};
  const { renewed = 0, ...counts } = campaign.counts ?? {};
  const preview = presentPreview(campaign.preview);
  return {
    id,
    state: knownAs(campaignStates, campaign.state),
    ...(campaign.phase === '' ? {} : { phase: knownAs(phases, campaign.phase) }),
    audience: presentAudience(campaign.audience),
    listed,
    expirePasswords,
    pace: { rate, domainRates },
    ...(preview === undefined ? {} : { preview }),
    ...{ recipients, expired, counts: { ...noRecipients, ...counts }, renewed, createdBy },
    createdAt: moment(campaign.createdAtMs),
    ...{ approvedBy, approvalsNeeded },
    ...(startedAtMs === 0 ? {} : { startedAt: moment(startedAtMs) }),
    ...(endedAtMs === 0 ? {} : { endedAt: moment(endedAtMs) }),
    version,
  };
}

const phases = ['freezing', 'expiring', 'sending'] as const;
/** Nobody in any state. */
export const noRecipients = {
  ...{ pending: 0, requested: 0, sent: 0, failed: 0, suppressed: 0, cancelled: 0, doubt: 0 },
} satisfies ShownCampaign['counts'];

function presentAudience(audience: Campaign['audience']): ShownCampaign['audience'] {
  if (audience === null) throw new AppError('internal', { detail: 'a campaign has no audience' });
  const { of, withoutLiveLink, store, locale, importId, listed } = audience;
  return {
    of: knownAs(audienceOf, of),
    withoutLiveLink,
    ...(store === '' ? {} : { store }),
    ...(locale === '' ? {} : { locale }),
    ...(importId === '' ? {} : { importId }),
    listed,
  };
}

function presentPreview(preview: Campaign['preview']): ShownCampaign['preview'] {
  if (preview === null) return undefined;
  const { state, countedAtMs, total, byStore, byLocale, byDomain, leftOut, expectedMs, gmailADay } = preview;
  return {
    state: knownAs(['counting', 'ready'], state),
    ...(countedAtMs === 0 ? {} : { countedAt: moment(countedAtMs) }),
    ...{ total, byStore, byLocale, byDomain, leftOut },
    ...(expectedMs === 0 ? {} : { expectedMs }),
    ...(gmailADay === 0 ? {} : { gmailADay }),
  };
}

export function presentRecipient(recipient: Recipient): ShownRecipient {
  const { customerId, customerReference, reason, domain, deliveryId, afterDoubt } = recipient;
  const { settledAtMs, renewedAtMs } = recipient;
  return {
    customerId,
    customerReference,
    state: knownAs(recipientStates, recipient.state),
    ...(reason === '' ? {} : { reason }),
    domain,
    ...(deliveryId === '' ? {} : { deliveryId }),
    ...(settledAtMs === 0 ? {} : { settledAt: moment(settledAtMs) }),
    ...(renewedAtMs === 0 ? {} : { renewedAt: moment(renewedAtMs) }),
    afterDoubt,
  };
}

function knownAs<const Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((each) => each === text);
  if (word === undefined) throw new AppError('internal', { detail: 'customer says a word nobody knows' });
  return word;
}
