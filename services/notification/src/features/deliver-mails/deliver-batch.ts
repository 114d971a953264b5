import { delay, type Clock } from '@latchkey/kit/clock';
import type { Backoff, Backoffs } from '../../domain/backoff.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { DeliveryLedger } from '../../domain/delivery-ledger.ts';
import type { MailRenderer, MailSender, OutgoingMail } from '../../domain/mail.ts';
import type { Outcome, SendOutcome } from '../../domain/outcome.ts';
import { transition, type DeliveryRules, type Transition } from '../../domain/transition.ts';
import { addressMails, type AddressDeps, type Letter } from './address-mails.ts';
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
  /** How many mails are with the mail server at a time. */
  slots: Slots;
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
}

/**
 * Takes a batch from claim to result. Every delivery ends in one guarded write (or under another owner's claim), each
 * on its own: one that fails or hangs holds up nobody but itself. Never rejects.
 */
export async function deliverBatch(deps: Deps, batch: Batch): Promise<void> {
  const inHand = new Set(batch.deliveries.map((each) => each.id));
  const untried: string[] = [];
  const finished = new AbortController();
  // Whoever is cut off keeps no claim either.
  const end = (): void => finished.abort();
  batch.abandon.addEventListener('abort', end);
  const renewing = keepClaim(deps, batch.token, inHand, finished.signal);
  const steps = await addressMails(deps, batch.deliveries, deps.clock.now());
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
        else if (!(await take(deps, batch, delivery, step))) untried.push(delivery.id);
      } catch (error) {
        // The ledger cannot be written: the claim runs out, and the delivery is found again.
        deps.report(delivery.id, 'its result could not be stored', error);
      }
      inHand.delete(delivery.id);
    }),
  );
  batch.abandon.removeEventListener('abort', end);
  end();
  await renewing;
  if (untried.length === 0) return;
  await deps.ledger.release(untried, batch.token, deps.clock.now()).catch((error: unknown) => {
    deps.report(untried.join(), 'could not be given back before its claim runs out', error);
  });
}

/** @returns false when it was not its turn any more */
async function take(deps: Deps, batch: Batch, delivery: Delivery, step: Letter | Outcome): Promise<boolean> {
  if (step.kind === 'letter') return deps.slots.run(() => sendLetter(deps, batch, delivery, step));
  await settle(deps, batch.token, delivery, step);
  return true;
}

/** One write for all that concern nobody: whoever types in addresses at random makes most of a busy batch. */
async function removeAll(deps: Deps, token: string, deliveries: readonly Delivery[]): Promise<void> {
  const ids = deliveries.map((each) => each.id);
  if (ids.length > 0) await surely(() => deps.ledger.remove(ids, token));
}

async function sendLetter(deps: Deps, batch: Batch, delivery: Delivery, letter: Letter): Promise<boolean> {
  const now = deps.clock.now();
  if (batch.stopping.aborted || deps.relayBackoff.pausedUntil > now) return false;
  const mail = write(deps, delivery, letter);
  if ('why' in mail) {
    await settle(deps, batch.token, delivery, mail);
    return true;
  }
  const { domain, customerId } = letter;
  const details = { domain, locale: mail.locale, ...(customerId === undefined ? {} : { customerId }) };
  const mine = await deps.ledger.beginAttempt(delivery.id, batch.token, now, now + deps.claimMs, details);
  if (!mine) {
    deps.report(delivery.id, 'its claim was lost before the attempt');
    return true;
  }
  const outcome = await deps.sender.send(mail, batch.abandon);
  learn(deps, domain, outcome);
  await settle(deps, batch.token, delivery, outcome);
  return true;
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

/** What the outcome of one mail says of the mail server and of the receiving domain. */
function learn({ relayBackoff, domainBackoffs, clock }: Deps, domain: string, outcome: SendOutcome): void {
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
    case 'unreachable':
    case 'unknown':
      relayBackoff.failed(clock.now());
  }
}

async function settle(deps: Deps, token: string, delivery: Delivery, outcome: Outcome): Promise<void> {
  const now = deps.clock.now();
  const change = transition(delivery, outcome, now, deps.rules, deps.relayBackoff.pausedUntil);
  const mine = await surely(() => deps.ledger.settle(delivery.id, token, now, change));
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
