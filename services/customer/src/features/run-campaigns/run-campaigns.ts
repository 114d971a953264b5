import { delay, type Clock } from '@latchkey/kit/clock';
import { asAppError } from '@latchkey/kit/errors';
import type { Logger } from '@latchkey/kit/logging';
import { runAs } from '@latchkey/kit/origin';
import { isDue, type Campaign, type Campaigns } from '../../domain/campaign/campaign.ts';
import { createAskAgain } from './ask-again.ts';
import { endCampaign, type EndDeps } from './end-campaign.ts';
import { expirePasswords, type ExpireDeps } from './expire-passwords.ts';
import { createFreezing, type FreezeDeps } from './freeze-audience.ts';
import type { Hold, Progress } from './hold.ts';
import { createPreviews, type PreviewDeps } from './preview-audience.ts';
import { createSending, type SendDeps } from './send-mails.ts';

export type Deps = PreviewDeps &
  FreezeDeps &
  ExpireDeps &
  Omit<SendDeps, 'askAgain'> &
  Omit<EndDeps, 'askAgain'> & {
    campaigns: Pick<Campaigns, 'due' | 'find'>;
    clock: Clock;
    logger: Logger;
    /** Aborts when this copy stops. */
    signal: AbortSignal;
  };

/** How long to wait until the next look, in milliseconds: a pace is kept in steps of the one, a start is seen within the other. */
const tickMs = 100;
const idleMs = 1_000;
/** After a failure a campaign rests for a moment: what it needs is away. */
const restMs = 1_000;

/**
 * Takes care of all campaigns that are due, beside each other, for as long as the lease is held: one that counts millions,
 * or waits for identity, holds up no other. What it knows beyond the store is only counts; any other copy goes on from what
 * is stored.
 */
export async function runCampaigns(deps: Deps, hold: Hold): Promise<void> {
  const steps = createSteps(deps);
  const underWay = new Map<string, Promise<void>>();
  while (hold.valid()) {
    const due = await deps.campaigns.due();
    steps.keepOnly(due.map(({ campaignId }) => campaignId));
    for (const campaign of due) {
      const { campaignId } = campaign;
      if (underWay.has(campaignId)) continue;
      const work = drive(deps, campaign, hold, steps.step).finally(() => underWay.delete(campaignId));
      underWay.set(campaignId, work);
    }
    await delay(due.length === 0 ? idleMs : tickMs, deps.signal);
  }
  await Promise.all(underWay.values());
}

type Step = (campaign: Campaign, hold: Hold) => Promise<Progress>;

/** Steps of one campaign until there is nothing more to do at once. */
async function drive(deps: Deps, due: Campaign, hold: Hold, step: Step): Promise<void> {
  const { campaignId } = due;
  const actor = { kind: 'campaign', id: campaignId, name: '', address: '' } as const;
  try {
    await runAs({ actor, requestId: campaignId }, async () => {
      let campaign: Campaign | undefined = due;
      while (campaign !== undefined && isDue(campaign) && hold.valid()) {
        if ((await step(campaign, hold)) === 'wait') return;
        campaign = await deps.campaigns.find(campaignId);
      }
    });
  } catch (error) {
    const { code } = asAppError(error);
    deps.logger.warn({ campaignId, phase: due.phase, code, err: error }, 'campaign rests, will try again');
    await delay(restMs, deps.signal);
  }
}

function createSteps(deps: Deps): { step: Step; keepOnly: (campaignIds: readonly string[]) => void } {
  const previews = createPreviews(deps);
  const freezing = createFreezing(deps);
  const { askAgain, forget } = createAskAgain(deps);
  const sending = createSending({ ...deps, askAgain });
  const known = new Set<string>();
  const step: Step = async (campaign, hold) => {
    const { phase } = campaign;
    known.add(campaign.campaignId);
    switch (phase) {
      case undefined:
        return previews.step(campaign);
      case 'freezing':
        return freezing.step({ ...campaign, phase }, hold);
      case 'expiring':
        return expirePasswords(deps, { ...campaign, phase }, hold);
      case 'sending':
        return sending.step({ ...campaign, phase }, hold);
      case 'ending':
        return endCampaign({ ...deps, askAgain }, { ...campaign, phase }, hold);
    }
  };
  return {
    step,
    keepOnly: (campaignIds) => {
      for (const campaignId of [...known]) {
        if (campaignIds.includes(campaignId)) continue;
        known.delete(campaignId);
        for (const each of [previews, freezing, sending, { forget }]) each.forget(campaignId);
      }
    },
  };
}
