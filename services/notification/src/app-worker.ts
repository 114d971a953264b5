import { hostname } from 'node:os';
import type { Logger } from '@latchkey/kit/logging';
import type { House } from '@latchkey/kit/service';
import type { People } from './app-people.ts';
import type { NotificationConfig } from './config.ts';
import { createBackoff, createBackoffs, type Backoff, type Backoffs } from './domain/backoff.ts';
import { createStandingOrders, type StandingOrders } from './domain/campaign-orders.ts';
import type { Delivery } from './domain/delivery.ts';
import type { DeliveryLedger } from './domain/delivery-ledger.ts';
import type { RightOfWay } from './domain/right-of-way.ts';
import type { DeliveryRules, Transition } from './domain/transition.ts';
import { claimCampaignMails } from './features/claim-campaign-mails/claim-campaign-mails.ts';
import { deliverBatch, type Deps as DeliverDeps } from './features/deliver-mails/deliver-batch.ts';
import { connectionsForBulk, createSlots, type Slots } from './features/deliver-mails/slots.ts';
import { resolveDoubts } from './features/resolve-doubts/resolve-doubts.ts';
import { startDeliveryWorker, type DeliveryWorker, type LaneDeps } from './inbound/delivery-worker.ts';
import { createDeliveryMetrics } from './outbound/delivery-metrics.ts';

/** While the relay fails: after the first failure, and at most; mails flow again within a minute of its return. */
const relayBackoffOptions = { firstMs: 1_000, longestMs: 60_000, tolerance: 1 };
/** One full mailbox says nothing of its domain, three refusals in a row do. */
const domainBackoffOptions = { firstMs: 30_000, longestMs: 15 * 60_000, tolerance: 3 };
/** While identity mints nothing for campaigns. */
const mintBackoffOptions = { firstMs: 2_000, longestMs: 30_000, tolerance: 1 };
/** Mails of campaigns that are written down as attempts, for each connection they have: those on their way and the next. */
const attemptsPerConnection = 6;
/** A copy that did not hear of a new delivery finds it within this time. */
const pollMs = 1_000;
/** While mails of campaigns wait or are in hand: often enough that their orders are never older than some 600 ms. */
const campaignPollMs = 200;
/** The lifecycle has 20 s for everything; claims, connections and the last writes need some of it. */
const finishWithinMsByDefault = 12_000;

interface Parts extends House, People, Pick<DeliverDeps, 'renderer' | 'sender'> {
  config: NotificationConfig;
  ledger: DeliveryLedger;
  rightOfWay: RightOfWay;
  /** Milliseconds that mails in hand get to finish when the app stops. */
  finishWithinMs: number | undefined;
}

/** Starts what sends the mails on the ledger, and stops it with the app. */
export function startWorker(parts: Parts): DeliveryWorker {
  const { config, clock, logger, lifecycle, ledger } = parts;
  const relayBackoff = createBackoff(relayBackoffOptions);
  const mintBackoff = createBackoff(mintBackoffOptions);
  const metrics = createDeliveryMetrics(parts.metrics, () => ledger.countByState(), relayBackoff);
  const rules: DeliveryRules = {
    afterDoubt: config.AFTER_DOUBT,
    retryForMs: config.RETRY_FOR,
    retentionMs: config.DELIVERY_RETENTION,
  };
  const observe = (delivery: Delivery, change: Transition): void => {
    metrics.observe(delivery, change, clock.now());
    logChange(logger, delivery, change);
  };
  const orders = createStandingOrders(parts.campaigns, clock);
  const domainBackoffs = createBackoffs(domainBackoffOptions);
  const slots = slotsFor(config.SMTP_CONNECTIONS);
  const deps: DeliverDeps = {
    ...parts,
    ...slots,
    rules,
    claimMs: config.CLAIM_SECONDS * 1000,
    relayBackoff,
    domainBackoffs,
    orders,
    mintBackoff,
    observe,
    report: (deliveryId, problem, error) => logger.warn({ deliveryId, err: error }, problem),
  };
  const worker = startDeliveryWorker({
    lanes: [
      selfServiceLane(ledger),
      campaignLane({ ...parts, orders, mintBackoff, domainBackoffs, ...slots }),
    ],
    deliverBatch: (batch) => deliverBatch(deps, batch),
    resolveDoubts: () => resolveDoubts({ ledger, clock, rules, observe }),
    relayBackoff,
    clock,
    owner: `${hostname()}:${process.pid}`,
    batchSize: config.DELIVERY_BATCH,
    claimMs: config.CLAIM_SECONDS * 1000,
    pollMs,
    report: (problem, error) => logger.error({ err: error }, problem),
  });
  lifecycle.onStop('intake', 'delivery worker', () => worker.stopClaiming());
  lifecycle.onStop('in-flight', 'mails in hand', () =>
    worker.finish(parts.finishWithinMs ?? finishWithinMsByDefault),
  );
  return worker;
}

/**
 * Twice the connections, so that the next mail is ready when one becomes free. Bulk is written down further ahead, since many
 * attempts are one write.
 */
function slotsFor(connections: number): { sending: Slots; ready: Slots } {
  const ahead = connections * 2;
  const bulk = connectionsForBulk(connections);
  const attempts = bulk * attemptsPerConnection;
  return {
    sending: createSlots({ selfService: ahead, bulk, together: ahead }),
    ready: createSlots({ selfService: ahead, bulk: attempts, together: ahead + attempts }),
  };
}

function selfServiceLane(ledger: DeliveryLedger): LaneDeps {
  return {
    claim: async (claim, now, until, limit) => {
      const { deliveries, contended } = await ledger.claim(claim, 'self-service', now, until, limit);
      return { deliveries, more: contended || deliveries.length === limit, waiting: false };
    },
    keepUp: () => Promise.resolve(),
    busyPollMs: pollMs,
  };
}

function campaignLane(deps: {
  ledger: DeliveryLedger;
  rightOfWay: RightOfWay;
  orders: StandingOrders;
  mintBackoff: Backoff;
  domainBackoffs: Backoffs;
  sending: Slots;
  ready: Slots;
}): LaneDeps {
  return {
    claim: (...given) => claimCampaignMails(deps, ...given),
    keepUp: async () => {
      await deps.orders.refresh();
      deps.ready.recheck();
      deps.sending.recheck();
    },
    busyPollMs: campaignPollMs,
  };
}

/**
 * A warning for a mail in trouble, one line for one that is over or was tried; campaigns have their report for that. Ids and
 * answers, never people.
 */
function logChange(logger: Logger, delivery: Delivery, change: Transition): void {
  const { state, outcome, reason, afterDoubt } = change;
  const line = { deliveryId: delivery.id, kind: delivery.kind, state, outcome, reason, afterDoubt };
  if (state === 'failed' || state === 'doubt' || outcome === 'unknown') logger.warn(line, 'delivery');
  else if (outcome === 'postponed' || delivery.campaignId !== undefined) logger.debug(line, 'delivery');
  else logger.info(line, 'delivery');
}
