import { setTimeout as wait } from 'node:timers/promises';
import { CannotRun } from '../cannot-run.ts';
import { patiently } from '../server/patiently.ts';
import { exitCodes } from '../shell/exit-codes.ts';
import type { ProgressDisplay, Step } from '../shell/progress.ts';
import type { Screen, Sheet } from '../shell/screen.ts';
import type { Terminal } from '../shell/terminal.ts';
import type { Campaign, CampaignRoutes } from './campaign-routes.ts';
import { customers, durationInWords, grouped } from './preview.ts';

const everyMs = 500;
/** What the speed is taken from. */
const windowMs = 10_000;

/** What a watch needs besides the campaign. */
export interface Watching {
  routes: CampaignRoutes;
  terminal: Pick<Terminal, 'interruption'>;
  display: ProgressDisplay;
  /** ms, never going back */
  now: () => number;
}

/**
 * Follows a campaign until nothing more can change, or somebody presses Ctrl-C: it runs on without a watcher.
 * @returns the campaign as it stands then
 * @throws CannotRun when it was interrupted, with what to do now; as the routes do
 */
export async function watchCampaign(
  { routes, terminal, display, now }: Watching,
  campaignId: string,
): Promise<Campaign> {
  const interruption = terminal.interruption();
  const speed = createSpeed();
  try {
    for (;;) {
      const campaign = await patiently(() => routes.get(campaignId));
      if (isOver(campaign)) return campaign;
      if (interruption.signal.aborted) throw leftRunning(campaign);
      display.update(stepOf(campaign, speed(campaign, now())));
      await wait(everyMs, undefined, { signal: interruption.signal }).catch(() => undefined);
    }
  } finally {
    display.stop();
    interruption.release();
  }
}

function leftRunning({ id, state }: Campaign): CannotRun {
  const stands = state === 'running' ? 'goes on' : `is ${state}`;
  return new CannotRun(
    `No longer watched: the campaign ${stands}. "latchkey campaign:watch ${id}" follows it again, "latchkey campaign:pause ${id}" holds it.`,
  );
}

/** Over, and no mail under way whose outcome is still to come. */
function isOver({ state, counts }: Campaign): boolean {
  return (state === 'completed' || state === 'cancelled') && counts.pending + counts.requested === 0;
}

function settledOf({ counts: { sent, failed, suppressed, cancelled, doubt } }: Campaign): number {
  return sent + failed + suppressed + cancelled + doubt;
}

/**
 * Mails settled a second, over the last ten seconds in which mails went out: what comes before them, and a pause, say
 * nothing of how long the rest takes.
 */
export function createSpeed(): (campaign: Campaign, now: number) => number {
  let seen: { at: number; settled: number }[] = [];
  return (campaign, at) => {
    const latest = { at, settled: settledOf(campaign) };
    if (campaign.state === 'paused' || campaign.phase !== 'sending') {
      seen = [latest];
      return 0;
    }
    seen.push(latest);
    while (seen.length > 2 && at - (seen[0]?.at ?? at) > windowMs) seen.shift();
    const [first = latest] = seen;
    return at === first.at ? 0 : ((latest.settled - first.settled) * 1000) / (at - first.at);
  };
}

function stepOf(campaign: Campaign, speed: number): Step {
  const { state, phase, recipients, expired, counts } = campaign;
  if (state === 'draft') return { done: 0, total: 1, figures: 'not started' };
  if (phase === 'freezing')
    return { done: 0, total: 1, figures: `${customers(recipients)} written down as recipients` };
  if (phase === 'expiring')
    return { done: expired, total: recipients, figures: `${grouped(expired)} passwords ended` };
  const left = recipients - settledOf(campaign);
  const eta =
    state === 'paused' ? 'paused' : speed > 0 ? `${durationInWords((left / speed) * 1000)} left` : '';
  const parts = [
    `${grouped(counts.sent)} sent`,
    `${grouped(counts.failed)} failed`,
    ...(counts.suppressed > 0 ? [`${grouped(counts.suppressed)} suppressed`] : []),
    ...(counts.cancelled > 0 ? [`${grouped(counts.cancelled)} cancelled`] : []),
    ...(counts.doubt > 0 ? [`${grouped(counts.doubt)} in doubt`] : []),
    `${speed < 10 ? speed.toFixed(1) : grouped(Math.round(speed))}/s`,
    ...(eta === '' ? [] : [eta]),
  ];
  return { done: settledOf(campaign), total: recipients, figures: parts.join(' | ') };
}

/** How a campaign stands, for people. */
export function sheetOf(campaign: Campaign): Sheet {
  const { audience, pace, counts, recipients, renewed, expired, expirePasswords, approvedBy } = campaign;
  const some = (count: number): string | undefined => (count === 0 ? undefined : grouped(count));
  const domains = Object.entries(pace.domainRates).map(([domain, rate]) => `${domain} ${rate}`);
  const narrowed = [
    audience.of === 'without-password' ? 'without a password' : 'everybody',
    ...(audience.withoutLiveLink ? ['without a live link'] : []),
    ...(audience.store === undefined ? [] : [`store ${audience.store}`]),
    ...(audience.locale === undefined ? [] : [`language ${audience.locale}`]),
    ...(audience.importId === undefined ? [] : [`import ${audience.importId}`]),
    ...(audience.listed ? [`${grouped(campaign.listed)} listed`] : []),
  ];
  const begun = campaign.startedAt !== undefined;
  return [
    ['Campaign', campaign.id],
    ['State', campaign.phase === undefined ? campaign.state : `${campaign.state} (${campaign.phase})`],
    ['Audience', narrowed.join(', ')],
    ['Pace', [pace.rate === 0 ? 'as fast as it can' : `${pace.rate}/s`, ...domains].join(', ')],
    ['Recipients', begun ? grouped(recipients) : some(campaign.preview?.total ?? 0)],
    ['Passwords ended', expirePasswords ? grouped(expired) : undefined],
    ['Waiting', some(counts.pending)],
    ['Under way', some(counts.requested)],
    ['Sent', begun ? grouped(counts.sent) : undefined],
    ['Failed', begun ? grouped(counts.failed) : undefined],
    ['Suppressed', some(counts.suppressed)],
    ['Cancelled', some(counts.cancelled)],
    ['In doubt', some(counts.doubt)],
    ['New passwords set', begun ? grouped(renewed) : undefined],
    ['Approvals', expirePasswords ? `${approvedBy.length} of ${campaign.approvalsNeeded}` : undefined],
    ['Drafted', `${campaign.createdAt} by ${campaign.createdBy}`],
    ['Started', campaign.startedAt],
    ['Ended', campaign.endedAt],
  ];
}

/** Complete, and every mail out; whoever got none has a reason in the report. */
function exitCodeOf({ state, counts }: Campaign): number {
  const whole = state === 'completed' && counts.failed === 0 && counts.doubt === 0;
  return whole ? exitCodes.done.code : exitCodes.failed.code;
}

/** Shows how a campaign ended. @returns the exit code */
export async function showEnd(screen: Screen, campaign: Campaign): Promise<number> {
  await screen.show(campaign, sheetOf(campaign));
  return exitCodeOf(campaign);
}
