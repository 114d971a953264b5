import { AppError } from '@latchkey/kit/errors';
import type { Backoffs } from '../../domain/backoff.ts';
import { goesToPreviousAddress, isLinkKind, type Delivery } from '../../domain/delivery.ts';
import type { MailFacts } from '../../domain/mail.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type {
  Contact,
  ContactDirectory,
  LinkMinter,
  MintRequest,
  MintResult,
  PreviousAddress,
  PreviousAddresses,
} from '../../domain/people.ts';
import { fraction } from '../../domain/transition.ts';

export interface AddressDeps {
  minter: LinkMinter;
  contacts: ContactDirectory;
  previous: PreviousAddresses;
  domainBackoffs: Pick<Backoffs, 'pausedUntil'>;
}

/** A delivery with everything its mail needs. */
export interface Letter {
  readonly kind: 'letter';
  readonly address: string;
  readonly domain: string;
  readonly customerId: string | undefined;
  readonly facts: MailFacts;
  /** Wished-for languages, best first. */
  readonly locales: readonly (string | undefined)[];
}

/** It goes back into the queue as it is; with a lane, behind what is on that. */
export interface Untried {
  readonly kind: 'untried';
  readonly lane?: string;
}

/** What is next for a delivery: its mail, its end, or a later time. */
export type NextStep = Letter | { readonly kind: 'no-account' } | Untried | Outcome;

/** How long a notice waits for the profile of its customer, in milliseconds. */
const profileGraceMs = 20_000;

/** Mails of a paused domain come back spread over this time, in milliseconds, not all at once. */
const domainSpreadMs = 10_000;

/**
 * Finds out to whom each mail goes and what it says: links from identity and people from customer, one call each for
 * all. Identity away: the links wait (campaigns as a whole, so that nothing is written for each of their mails), the notices
 * go but for those to an address that was left. Customer away: the links go without a name, the notices wait,
 * for only customer knows where they go.
 * @returns one step for each delivery, in order
 */
export async function addressMails(
  deps: AddressDeps,
  deliveries: readonly Delivery[],
  now: number,
): Promise<NextStep[]> {
  const paused = deliveries.map((each) => pausedDomain(deps, each, each.domain, now));
  const open = deliveries.filter((_, at) => paused[at] === undefined);
  const [minted, previous] = await Promise.all([
    mintLinks(deps.minter, open),
    findPrevious(deps.previous, open),
  ]);
  const people = await findContacts(deps.contacts, [
    ...new Set(open.flatMap((each) => customerOf(each, minted) ?? [])),
  ]);
  return deliveries.map((delivery, at) => {
    const step =
      paused[at] ??
      (isLinkKind(delivery.kind)
        ? linkLetter(delivery, minted, people, now)
        : goesToPreviousAddress(delivery.kind)
          ? previousLetter(delivery, previous, people, now)
          : noticeLetter(delivery, people, now));
    return step.kind === 'letter' ? (pausedDomain(deps, delivery, step.domain, now) ?? step) : step;
  });
}

/** The answers by id, or undefined when nobody could be asked. */
type Answers<Answer> = ReadonlyMap<string, Answer> | undefined;

async function mintLinks(minter: LinkMinter, deliveries: readonly Delivery[]): Promise<Answers<MintResult>> {
  const requests = deliveries.flatMap((each): MintRequest[] =>
    isLinkKind(each.kind)
      ? [
          {
            requestId: each.requestId ?? each.id,
            kind: each.kind,
            customerId: each.customerId,
            campaignId: each.campaignId,
          },
        ]
      : [],
  );
  return requests.length === 0 ? new Map() : askForLinks(minter, requests);
}

/**
 * Identity away: nobody could be asked. A batch it stumbles over is asked again in halves, so that one request it cannot
 * handle goes without an answer alone and holds up none of the others.
 */
async function askForLinks(
  minter: LinkMinter,
  requests: readonly MintRequest[],
): Promise<Answers<MintResult>> {
  try {
    const results = await minter.mint(requests);
    return new Map(requests.flatMap(({ requestId }, at) => (results[at] ? [[requestId, results[at]]] : [])));
  } catch (error) {
    if (!stumbled(error)) return undefined;
  }
  if (requests.length === 1) return new Map();
  const middle = Math.ceil(requests.length / 2);
  const halves = [
    await askForLinks(minter, requests.slice(0, middle)),
    await askForLinks(minter, requests.slice(middle)),
  ];
  return halves.every((half) => half === undefined)
    ? undefined
    : new Map(halves.flatMap((half) => [...(half ?? [])]));
}

/** It was asked and failed over what it was asked, as against being away or overloaded. */
function stumbled(error: unknown): boolean {
  return error instanceof AppError && (error.kind === 'internal' || error.kind === 'invalid');
}

async function findContacts(
  contacts: ContactDirectory,
  customerIds: readonly string[],
): Promise<Answers<Contact>> {
  return customerIds.length === 0 ? new Map() : contacts.find(customerIds).catch(() => undefined);
}

async function findPrevious(
  directory: PreviousAddresses,
  deliveries: readonly Delivery[],
): Promise<Answers<PreviousAddress>> {
  const requestIds = deliveries.flatMap((each) =>
    goesToPreviousAddress(each.kind) && each.requestId !== undefined ? [each.requestId] : [],
  );
  return requestIds.length === 0
    ? new Map()
    : directory.find([...new Set(requestIds)]).catch(() => undefined);
}

/** Waits a quarter of its age, from 2 s to 1 min: a short outage costs little time, a long one few writes. */
function whenBack(delivery: Delivery, now: number, why: string): Outcome {
  const wait = Math.min(60_000, Math.max(2_000, (now - delivery.createdAt) / 4));
  return { kind: 'postponed', until: now + Math.round(wait * (0.75 + 0.5 * fraction(delivery.id))), why };
}

function customerOf(delivery: Delivery, minted: Answers<MintResult>): string | undefined {
  if (!isLinkKind(delivery.kind)) return delivery.customerId;
  const result = minted?.get(delivery.requestId ?? delivery.id);
  return result?.kind === 'minted' || result?.kind === 'held' ? result.customerId : undefined;
}

function linkLetter(
  delivery: Delivery,
  minted: Answers<MintResult>,
  people: Answers<Contact>,
  now: number,
): NextStep {
  if (minted === undefined)
    return delivery.campaignId === undefined
      ? whenBack(delivery, now, 'identity is away')
      : { kind: 'untried' };
  const result = minted.get(delivery.requestId ?? delivery.id);
  if (!isLinkKind(delivery.kind) || result === undefined)
    return { kind: 'broken', why: 'identity did not answer for it' };
  if (result.kind === 'no-account')
    return delivery.campaignId === undefined ? result : { kind: 'suppressed', reason: 'no_account' };
  if (result.kind === 'refused') return { kind: 'suppressed', reason: result.reason };
  const person = result.customerId === undefined ? undefined : people?.get(result.customerId);
  const { requestedAt, address, customerId } = result;
  const known = result.kind === 'minted' ? (result.name ?? person?.name) : person?.name;
  // The new address of an account is not proven: it may be a stranger's, mistyped.
  const name = delivery.kind === 'email-change' && result.kind === 'minted' ? undefined : known;
  return {
    kind: 'letter',
    address,
    domain: domainOf(address),
    customerId,
    facts:
      result.kind === 'held'
        ? { kind: 'address-registered', name, occurredAt: requestedAt }
        : {
            kind: delivery.kind,
            name,
            token: result.token,
            requestedAt,
            mintedAt: now,
            expiresAt: result.expiresAt,
          },
    locales: [person?.locale, result.locale],
  };
}

function noticeLetter(delivery: Delivery, people: Answers<Contact>, now: number): NextStep {
  if (people === undefined) return whenBack(delivery, now, 'customer is away');
  const { kind, customerId = '', occurredAt } = delivery;
  const person = people.get(customerId);
  if (isLinkKind(kind)) return { kind: 'broken', why: 'not a notice' };
  if (person === undefined) {
    // A profile may come with the very event that caused this notice, and be a moment later.
    return now - delivery.createdAt < profileGraceMs
      ? whenBack(delivery, now, 'the profile is not there yet')
      : { kind: 'suppressed', reason: 'no_contact' };
  }
  return {
    kind: 'letter',
    address: person.address,
    domain: domainOf(person.address),
    customerId,
    facts: { kind, name: person.name, occurredAt },
    locales: [person.locale],
  };
}

/** Customer away: it goes without a name. */
function previousLetter(
  delivery: Delivery,
  previous: Answers<PreviousAddress>,
  people: Answers<Contact>,
  now: number,
): NextStep {
  const { kind, requestId = '', occurredAt } = delivery;
  if (isLinkKind(kind)) return { kind: 'broken', why: 'not a notice' };
  if (previous === undefined) return whenBack(delivery, now, 'identity is away');
  const known = previous.get(requestId);
  if (known === undefined) return { kind: 'suppressed', reason: 'no_contact' };
  const { address, customerId } = known;
  const person = people?.get(customerId);
  return {
    kind: 'letter',
    address,
    domain: domainOf(address),
    customerId,
    facts: { kind, name: person?.name, occurredAt },
    locales: [person?.locale, known.locale],
  };
}

/**
 * While a domain that defers mails is spared, they are not tried, and come back spread out. Those of campaigns, of which there
 * may be thousands, go to its lane, where they cost nothing until it is their turn.
 */
export function pausedDomain(
  deps: Pick<AddressDeps, 'domainBackoffs'>,
  delivery: Delivery,
  domain: string | undefined,
  now: number,
): Outcome | Untried | undefined {
  const pausedUntil = domain === undefined ? 0 : deps.domainBackoffs.pausedUntil(domain);
  if (domain === undefined || pausedUntil <= now) return undefined;
  if (delivery.campaignId !== undefined) return { kind: 'untried', lane: domain };
  return {
    kind: 'postponed',
    until: pausedUntil + Math.round(domainSpreadMs * fraction(delivery.id)),
    why: 'its domain is paused',
  };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
