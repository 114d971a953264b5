import { delay, type Clock } from '@latchkey/kit/clock';
import type { Backoff, Backoffs } from '../../domain/backoff.ts';
import type { StandingOrders } from '../../domain/campaign-orders.ts';
import { priorities, type Delivery } from '../../domain/delivery.ts';
import type { DeliveryLedger } from '../../domain/delivery-ledger.ts';
import type { MailRenderer, MailSender, OutgoingMail } from '../../domain/mail.ts';
import type { Outcome, SendOutcome } from '../../domain/outcome.ts';
import type { RightOfWay } from '../../domain/right-of-way.ts';
import { transition, type DeliveryRules, type Transition } from '../../domain/transition.ts';
import {
  addressMails,
  pausedDomain,
  type AddressDeps,
  type Letter,
  type NextStep,
  type Untried,
} from './address-mails.ts';
import type { Slots } from './slots.ts';

export interface Deps extends AddressDeps {
  ledger: Pick<DeliveryLedger, 'renew' | 'beginAttempt' | 'settle' | 'release' | 'remove'>;
  renderer: MailRenderer;
  sender: MailSender;
  clock: Clock;
  rules: DeliveryRules;
  /** How long a claim holds, in milliseconds; it is renewed in time while the batch is in hand. */
  claimMs: number;
  relayBackoff: Backoff;
  domainBackoffs: Backoffs;
  rightOfWay: Pick<RightOfWay, 'leave' | 'clear'>;
  orders: Pick<StandingOrders, 'of'>;
  /** Campaigns keep away from an identity that is away. */
  mintBackoff: Backoff;
  /** How many mails are written down as attempts at a time: a few more than are sent, so that the next is ready. */
  ready: Slots;
  /** How many mails are with the mail server at a time. */
  sending: Slots;
  /** Hears of every change written. */
  observe: (delivery: Delivery, change: Transition) => void;
  /** Hears of what went wrong with one delivery and did not stop the others. */
  report: (deliveryId: string, problem: string, error?: unknown) => void;
}

/** Deliveries under one claim. */
export interface Batch {
  readonly token: string;
  readonly deliveries: readonly Delivery[];
  /** Aborts when no further mail should be begun; what is not begun goes back to the queue. */
  readonly stopping: AbortSignal;
  /** Aborts when even the mails in hand have to end. */
  readonly abandon: AbortSignal;
  /** Hears of each delivery that is no longer in hand. */
  readonly done: () => void;
}

/**
 * Takes a batch from claim to result. Every delivery ends in one guarded write (or under another owner's claim), each
 * on its own: one that fails or hangs holds up nobody but itself. Never rejects.
 */
export async function deliverBatch(deps: Deps, batch: Batch): Promise<void> {
  const inHand = new Set(batch.deliveries.map((each) => each.id));
  const untried = new Map<string | undefined, string[]>();
  const finished = new AbortController();
  // Whoever is cut off keeps no claim either.
  const end = (): void => finished.abort();
  batch.abandon.addEventListener('abort', end);
  const renewing = keepClaim(deps, batch.token, inHand, finished.signal);
  const steps = await nextSteps(deps, batch.deliveries);
  const removed = removeAll(
    deps,
    batch.token,
    batch.deliveries.filter((_, at) => steps[at]?.kind === 'no-account'),
  );
  await Promise.all(
    batch.deliveries.map(async (delivery, at) => {
      try {
        const step = steps[at] ?? { kind: 'broken', why: 'not addressed' };
        if (step.kind === 'no-account') await removed;
        else {
          const left = await take(deps, batch, delivery, step);
          if (left !== undefined) untried.set(left.lane, [...(untried.get(left.lane) ?? []), delivery.id]);
        }
      } catch (error) {
        // The ledger cannot be written: the claim runs out, and the delivery is found again.
        deps.report(delivery.id, 'its result could not be stored', error);
      }
      deps.rightOfWay.leave(delivery.id);
      if (delivery.domain !== undefined) deps.domainBackoffs.over(delivery.domain);
      inHand.delete(delivery.id);
      batch.done();
    }),
  );
  batch.abandon.removeEventListener('abort', end);
  end();
  await renewing;
  for (const [lane, ids] of untried)
    await deps.ledger.release(ids, batch.token, deps.clock.now(), lane).catch((error: unknown) => {
      deps.report(ids.join(), 'could not be given back before its claim runs out', error);
    });
}

/** Links and names are asked for only where the mail may go out. */
async function nextSteps(deps: Deps, deliveries: readonly Delivery[]): Promise<NextStep[]> {
  const ordered = deliveries.map((each) => orderedStep(deps, each));
  const open = deliveries.filter((_, at) => ordered[at] === undefined);
  const addressed = await addressMails(deps, open, deps.clock.now());
  if (addressed.some((step) => step.kind === 'untried' && step.lane === undefined))
    deps.mintBackoff.failed(deps.clock.now());
  else if (open.some((each) => each.campaignId !== undefined)) deps.mintBackoff.succeeded();
  return ordered.map((step) => step ?? addressed.shift() ?? { kind: 'broken', why: 'not addressed' });
}

/** @returns how it goes back to the queue, when it was not its turn any more */
async function take(
  deps: Deps,
  batch: Batch,
  delivery: Delivery,
  step: Exclude<NextStep, { kind: 'no-account' }>,
): Promise<Untried | undefined> {
  const outcome =
    step.kind === 'letter'
      ? await deps.ready.run(
          delivery.priority,
          () => sendLetter(deps, batch, delivery, step),
          () => hindranceOf(deps, batch, delivery, step),
        )
      : step;
  if (outcome.kind === 'untried') return outcome;
  if (outcome.kind !== 'lost') await settle(deps, batch.token, delivery, outcome);
  return undefined;
}

/** One write for all that concern nobody: whoever types in addresses at random makes most of a busy batch. */
async function removeAll(deps: Deps, token: string, deliveries: readonly Delivery[]): Promise<void> {
  const ids = deliveries.map((each) => each.id);
  if (ids.length > 0) await surely(() => deps.ledger.remove(ids, token));
}

/** Not begun, and no longer ours to begin. */
interface Lost {
  readonly kind: 'lost';
}

async function sendLetter(
  deps: Deps,
  batch: Batch,
  delivery: Delivery,
  letter: Letter,
): Promise<Outcome | Untried | Lost> {
  const hindrance = hindranceOf(deps, batch, delivery, letter);
  if (hindrance !== undefined) return hindrance;
  const now = deps.clock.now();
  const mail = write(deps, delivery, letter);
  if ('why' in mail) return mail;
  const { domain, customerId } = letter;
  const details = { domain, locale: mail.locale, ...(customerId === undefined ? {} : { customerId }) };
  const mine = await deps.ledger.beginAttempt(delivery, batch.token, now, now + deps.claimMs, details);
  if (!mine) {
    deps.report(delivery.id, 'its claim was lost before the attempt');
    return { kind: 'lost' };
  }
  const late = (): Outcome | undefined => {
    const found = hindranceOf(deps, batch, delivery, letter);
    return found?.kind === 'untried' ? notNow(deps) : found;
  };
  const send = async (): Promise<Outcome> => {
    const before = deps.relayBackoff.successes;
    const outcome = await deps.sender.send(mail, batch.abandon);
    deps.rightOfWay.leave(delivery.id);
    learn(deps, domain, outcome, deps.relayBackoff.successes > before);
    return outcome;
  };
  const inTurn = async (): Promise<Outcome> => {
    if (delivery.priority === priorities.bulk) await deps.rightOfWay.clear();
    return late() ?? (await send());
  };
  return deps.sending.run(delivery.priority, inTurn, late);
}

/** An attempt that was written down and not made. */
function notNow({ clock, relayBackoff }: Deps): Outcome {
  return { kind: 'postponed', until: Math.max(clock.now(), relayBackoff.pausedUntil), why: 'not its turn' };
}

/** What keeps a mail from going out this very moment. */
function hindranceOf(
  deps: Deps,
  batch: Batch,
  delivery: Delivery,
  letter: Letter,
): Outcome | Untried | undefined {
  const now = deps.clock.now();
  if (batch.stopping.aborted || deps.relayBackoff.pausedUntil > now) return { kind: 'untried' };
  return orderedStep(deps, delivery) ?? pausedDomain(deps, delivery, letter.domain, now);
}

/** What its campaign's order makes of a delivery that may not go out now. */
function orderedStep({ orders }: Deps, { campaignId }: Delivery): Outcome | Untried | undefined {
  const order = campaignId === undefined ? 'running' : orders.of(campaignId);
  if (order === 'running') return undefined;
  return order === 'cancelled' ? { kind: 'cancelled' } : { kind: 'untried' };
}

function write(
  deps: Deps,
  delivery: Delivery,
  letter: Letter,
): OutgoingMail | Extract<Outcome, { kind: 'broken' }> {
  try {
    const rendered = deps.renderer.render(letter.facts, letter.locales);
    return { ...rendered, deliveryId: delivery.id, to: { address: letter.address, name: letter.facts.name } };
  } catch (error) {
    deps.report(delivery.id, 'it could not be rendered', error);
    return { kind: 'broken', why: 'it could not be rendered' };
  }
}

/**
 * What the outcome of one mail says of the mail server and of the receiving domain.
 * @param othersWent while it was on its way: a conversation that broke is then about this mail, or about where it goes
 */
function learn(
  { relayBackoff, domainBackoffs, clock }: Deps,
  domain: string,
  outcome: SendOutcome,
  othersWent: boolean,
): void {
  switch (outcome.kind) {
    case 'sent':
    case 'refused':
      relayBackoff.succeeded();
      domainBackoffs.succeeded(domain);
      return;
    case 'deferred':
      relayBackoff.succeeded();
      domainBackoffs.failed(domain, clock.now());
      return;
    case 'interrupted':
    case 'unknown':
      if (othersWent) domainBackoffs.failed(domain, clock.now());
      else relayBackoff.faltered(clock.now());
      return;
    case 'unreachable':
      relayBackoff.failed(clock.now());
  }
}

async function settle(deps: Deps, token: string, delivery: Delivery, outcome: Outcome): Promise<void> {
  const now = deps.clock.now();
  const change = transition(delivery, outcome, now, deps.rules, deps.relayBackoff.pausedUntil);
  const mine = await surely(() => deps.ledger.settle(delivery, token, now, change));
  if (mine) deps.observe(delivery, change);
  else deps.report(delivery.id, `its claim was lost before the result (${outcome.kind})`);
}

const writesTried = 7;

/**
 * Tries a write for some 6 s, an election's time: a result that gets lost would end as doubt and a second mail.
 * @throws what the last try threw
 */
async function surely<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (error) {
      if (tries === writesTried) throw error;
      await delay(50 * 2 ** tries);
    }
  }
}

/** Renews the claim three times in its life. A failed renewal is not the end: the next may come in time. */
async function keepClaim(
  deps: Deps,
  token: string,
  inHand: ReadonlySet<string>,
  finished: AbortSignal,
): Promise<void> {
  for (;;) {
    await delay(deps.claimMs / 3, finished);
    if (finished.aborted) return;
    await deps.ledger.renew([...inHand], token, deps.clock.now() + deps.claimMs).catch((error: unknown) => {
      deps.report([...inHand].join(), 'their claim could not be renewed', error);
    });
  }
}
