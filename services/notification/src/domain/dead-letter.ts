import { createHash } from 'node:crypto';
import { z } from 'zod';
import { events } from '@latchkey/contracts/events';

/**
 * Where a dead letter stands. `replaying`: somebody has asked for it and the bus has not said that it got there; it may
 * be asked for again.
 */
export const deadLetterStates = ['dead', 'replaying', 'replayed', 'dropped'] as const;
export type DeadLetterState = (typeof deadLetterStates)[number];

/** A message as it died; times are milliseconds since the Unix epoch. */
export interface DiedMessage {
  /** The queue it died in; empty when nobody says. */
  readonly queue: string;
  /** The event's type; of what is no event, the routing key. */
  readonly type: string;
  /** The event's id, or empty. */
  readonly messageId: string;
  /** The broker's word. */
  readonly reason: string;
  /** What its consumer said; undefined where it said nothing. */
  readonly refusal?: string | undefined;
  readonly diedAt: number;
  readonly content: Buffer;
}

/** A dead letter as people read it. */
export interface DeadLetterRecord {
  readonly id: string;
  readonly state: DeadLetterState;
  readonly queue: string;
  readonly type: string;
  readonly eventId: string;
  readonly reason: string;
  readonly refusal?: string;
  readonly diedAt: number;
  readonly settledAt?: number;
  /** Kind and id of who replayed or dropped it. */
  readonly settledBy?: string;
  /** Undefined when it was dropped. */
  readonly content?: Buffer;
  readonly size: number;
}

export interface DeadLetterPosition {
  readonly diedAt: number;
  readonly id: string;
}

/** Who settles a dead letter, and when its row is deleted. */
export interface Settlement {
  readonly now: number;
  readonly by: string;
  readonly expireAt: number;
}

/** The dead letters that were taken from the bus. Storage failures reject with `unavailable`. */
export interface DeadLetterStore {
  /** Stores it, whoever and however often; one that was settled is dead again. Resolves when it is on disk. */
  keep(letter: DiedMessage, now: number): Promise<void>;
  list(
    wanted: { state: DeadLetterState; type?: string },
    after: DeadLetterPosition | undefined,
    limit: number,
  ): Promise<DeadLetterRecord[]>;
  find(id: string): Promise<DeadLetterRecord | undefined>;
  /** Marks one that is dead or replaying. @param token of this attempt @returns undefined when there is none */
  beginReplay(id: string, token: string): Promise<DeadLetterRecord | undefined>;
  /** It got there. One that has died again meanwhile stays dead; the audit trail hears of it either way. */
  endReplay(letter: DeadLetterRecord, token: string, settlement: Settlement): Promise<void>;
  /** It did not: dead as before, unless it is somebody else's by now. */
  cancelReplay(id: string, token: string): Promise<void>;
  /** Throws the content away. @returns false when it is not dead (any more) */
  drop(letter: DeadLetterRecord, settlement: Settlement): Promise<boolean>;
  countDead(): Promise<number>;
}

/** One row for each message and queue: what comes twice, comes to the same row. */
export function deadLetterId({ queue, messageId, content }: DiedMessage): string {
  const message = messageId === '' ? createHash('sha256').update(content).digest('hex') : messageId;
  return createHash('sha256').update(`${queue}\0${message}`).digest('hex').slice(0, 32);
}

const envelope = z.looseObject({ id: z.string(), type: z.string(), data: z.unknown() });

/** What is wrong with a message as far as its content shows; never a value of it. Undefined when nothing does. */
export function faultOf(content: Buffer): string | undefined {
  const json = parse(content);
  if (json === undefined) return 'not JSON';
  const event = envelope.safeParse(json);
  if (!event.success) return `not an event: ${pathsOf(event.error)}`;
  const known = Object.entries(events).find(([type]) => type === event.data.type);
  if (known === undefined) return 'no such type of event';
  const data = known[1].safeParse(event.data.data);
  return data.success ? undefined : `its data does not fit: ${pathsOf(data.error)}`;
}

function pathsOf(error: z.ZodError): string {
  return [...new Set(error.issues.flatMap(namesOf))].join(', ');
}

/** Most of an event with more of them are not worth naming. */
const unknownNamed = 10;

function namesOf(issue: z.core.$ZodIssue): string[] {
  const nameOf = (path: readonly PropertyKey[]): string =>
    path.map((part) => printable(String(part))).join('.');
  if (issue.code !== 'unrecognized_keys') return [nameOf(issue.path) || 'as a whole'];
  return issue.keys.slice(0, unknownNamed).map((key) => `${nameOf([...issue.path, key])} (not known)`);
}

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Ids of events and people, times, references of customers. */
const harmless = new RegExp(`^(${uuid}(:${uuid})*|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|[\\w-]{1,50}--\\d{1,15})$`);
/** The attributes of CloudEvents that hold words of ours. */
const attributes = ['specversion', 'source', 'type', 'datacontenttype'];
const word = /^[\w./+-]{1,80}$/;
const shownDepth = 8;

/**
 * The content with everything blanked out that could be about a person or a secret: of texts only ids, times and
 * references are left, as `"…"` of the others not even the length.
 * @returns JSON; undefined for what is no JSON
 */
export function shownContent(content: Buffer): string | undefined {
  const json = parse(content);
  if (json === undefined) return undefined;
  const shown = blanked(json, 0);
  if (isRecord(json) && isRecord(shown))
    for (const name of attributes) {
      const value = json[name];
      if (typeof value === 'string' && word.test(value)) shown[name] = value;
    }
  return JSON.stringify(shown);
}

function blanked(value: unknown, depth: number): unknown {
  if (depth > shownDepth) return '…';
  if (typeof value === 'string') return harmless.test(value) ? value : '…';
  if (Array.isArray(value)) return value.slice(0, 100).map((each) => blanked(each, depth + 1));
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value)
        .slice(0, 100)
        .map(([key, each]) => [printable(key), blanked(each, depth + 1)]),
    );
  return value;
}

/** The path of a field as we name them; whatever else stands there is somebody's text. */
function printable(name: string): string {
  return name.split('.').every((part) => /^([a-z][A-Za-z]{0,39}|\d{1,5}|)$/.test(part)) ? name : '…';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}
