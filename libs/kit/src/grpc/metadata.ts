import { createHash, timingSafeEqual } from 'node:crypto';
import { Metadata } from '@grpc/grpc-js';
import { z } from 'zod';
import { ConfigError } from '../config/index.ts';
import { newId } from '../ids/index.ts';
import { actorKinds, type Actor } from '../origin/index.ts';

const requestIdKey = 'latchkey-request-id';
/** JSON of an Actor. The suffix -bin lets gRPC carry any bytes. */
const actorKey = 'latchkey-actor-bin';

/**
 * What a client sends with every call.
 * @param actor who acts; without one the server takes the calling service for it
 */
export function callMetadata(credential: string, requestId: string = newId(), actor?: Actor): Metadata {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${credential}`);
  metadata.set(requestIdKey, requestId);
  if (actor !== undefined) metadata.set(actorKey, Buffer.from(JSON.stringify(actor)));
  return metadata;
}

const actorText = z.string().max(200);
const actorSchema: z.ZodType<Actor> = z.object({
  kind: z.enum(actorKinds),
  id: actorText,
  name: actorText,
  address: actorText,
});

/** Who acts, as the caller says, who is one of our own services; the caller itself when it names nobody we understand. */
export function actorOf(metadata: Metadata, caller: string): Actor {
  const own: Actor = { kind: 'system', id: caller, name: '', address: '' };
  const [bytes] = metadata.get(actorKey);
  if (bytes === undefined) return own;
  try {
    return actorSchema.safeParse(JSON.parse(bytes.toString())).data ?? own;
  } catch {
    return own;
  }
}

/** The caller's request id, or a new one when it sent none or one that does not belong into a log. */
export function requestIdOf(metadata: Metadata): string {
  const given = metadata.get(requestIdKey)[0];
  return typeof given === 'string' && /^[\w:.-]{1,128}$/.test(given) ? given : newId();
}

/** What of the metadata of a call is its own; the rest is the same for all calls of the caller. */
export function ownMetadata(metadata: Metadata): { requestId: string; actor: Buffer } {
  const [actor] = metadata.get(actorKey);
  return {
    requestId: String(metadata.get(requestIdKey)[0] ?? ''),
    actor: Buffer.isBuffer(actor) ? actor : Buffer.alloc(0),
  };
}

/** The metadata of one call, from that of another one of the same caller. */
export function withOwnMetadata(others: Metadata, own: { requestId: string; actor: Buffer }): Metadata {
  const metadata = others.clone();
  metadata.set(requestIdKey, own.requestId);
  metadata.remove(actorKey);
  if (own.actor.length > 0) metadata.set(actorKey, own.actor);
  return metadata;
}

/** The name of the caller whose credential the metadata shows; undefined when it is nobody's. */
export type CallerProof = (metadata: Metadata) => string | undefined;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Makes the function that proves a caller by its credential. Every known credential is compared, each in
 * constant time, so that the time taken tells nothing.
 * @throws ConfigError for an empty credential or one that two callers share
 */
export function proveCallers(callers: Readonly<Record<string, string>>): CallerProof {
  const known = Object.entries(callers).map(([name, secret]) => ({
    name,
    secret,
    hash: digest(`Bearer ${secret}`),
  }));
  const faults = known.flatMap(({ name, secret }, index) => {
    if (secret === '') return [`the credential of ${name} is empty`];
    const twin = known.slice(0, index).find((other) => other.secret === secret);
    return twin === undefined ? [] : [`${twin.name} and ${name} have the same credential`];
  });
  if (faults.length > 0) throw new ConfigError('gRPC', faults);

  return (metadata) => {
    const given = digest(String(metadata.get('authorization')[0] ?? ''));
    return known.filter(({ hash }) => timingSafeEqual(hash, given))[0]?.name;
  };
}
