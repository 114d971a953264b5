import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { IdentityClient } from './clients.ts';

/** identity's public keys, as last fetched. */
export interface KeySet {
  /** The JSON text, for /.well-known/jwks.json. */
  json: string;
  /** Finds the key of a token; rejects with jose's JWKSNoMatchingKey. */
  find: JWTVerifyGetKey;
}
export interface SigningKeys {
  /** @throws AppError `unavailable` while none have been fetched yet and identity cannot be reached */
  current(): Promise<KeySet>;
  /** Fetches again because a token names an unknown key; at most once in 10 s, so that forged tokens cost nothing. */
  refreshed(): Promise<KeySet>;
}

/** After this time a withdrawn key is forgotten; a new one is fetched when the first token names it. */
const keepMs = 300_000;
/** Between two fetches for unknown keys, and between two tries while identity is away and older keys are at hand. */
const pauseMs = 10_000;
const deadlineMs = 3000;

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) });

function parseKeySet(json: string): JSONWebKeySet {
  return keySetSchema.parse(JSON.parse(json));
}

export function createSigningKeys(deps: {
  identity: Pick<IdentityClient, 'getJwks'>;
  clock: Clock;
}): SigningKeys {
  let keys: KeySet | undefined;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<KeySet> | undefined;

  const fetchKeys = async (): Promise<KeySet> => {
    triedAt = deps.clock.now();
    try {
      const { jwksJson } = await deps.identity.getJwks({}, { deadlineMs });
      keys = { json: jwksJson, find: createLocalJWKSet(parseKeySet(jwksJson)) };
      fetchedAt = deps.clock.now();
      return keys;
    } catch (cause) {
      // Older keys stay good: what has changed since is told by the epochs, which have no fallback.
      if (keys !== undefined) return keys;
      throw new AppError('unavailable', { detail: 'no signing keys could be fetched', cause });
    } finally {
      fetching = undefined;
    }
  };
  const fetchOnce = (): Promise<KeySet> => (fetching ??= fetchKeys());
  const paused = (): boolean => deps.clock.now() - triedAt < pauseMs;

  return {
    current: async () => {
      if (keys === undefined) return fetchOnce();
      return deps.clock.now() - fetchedAt < keepMs || paused() ? keys : fetchOnce();
    },
    refreshed: async () => (keys !== undefined && fetching === undefined && paused() ? keys : fetchOnce()),
  };
}
