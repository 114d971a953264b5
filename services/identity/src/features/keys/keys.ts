import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { RecordActs } from '../../domain/audit/record-acts.ts';
import type { Keyring } from '../../domain/keyring.ts';
import {
  signingAt,
  usableAt,
  verifiesUntil,
  type SigningKeyStore,
  type StoredSigningKey,
} from '../../domain/signing-key.ts';
import type { SecretSeal } from '../../domain/staff/second-factor.ts';
import type { SealedRow } from './sealed-rows.ts';

export interface KeysDeps {
  signingKeys: SigningKeyStore;
  makeKey: (generation: number, createdAt: number, activeFrom: number) => Promise<StoredSigningKey>;
  /** Everything that is sealed. */
  sealedRows: () => Promise<SealedRow[]>;
  seal: SecretSeal;
  encryptionKeys: Keyring;
  mintKeys: Keyring;
  recordActs: RecordActs;
  clock: Clock;
  newId: () => string;
  /** How long a new key is published before it signs. */
  publishMs: number;
  /** Life of an access token. */
  lifeMs: number;
}

/** The keys there are, by name only. Times are ms since 1970. */
export interface KeysReport {
  signing: readonly {
    kid: string;
    state: 'published' | 'signing' | 'verifying';
    activeFrom: number;
    /** 0 while nothing follows it. */
    verifiesUntil: number;
  }[];
  /** `sealed`: how much of what is stored is under this one. The first one seals. */
  encryption: readonly { kid: string; configured: boolean; sealed: number }[];
  /** The first one makes new links. */
  mint: readonly string[];
}

export async function listKeys(deps: KeysDeps): Promise<KeysReport> {
  const now = deps.clock.now();
  const stored = await deps.signingKeys.all();
  const current = signingAt(stored, now);
  const rows = await deps.sealedRows();
  const configured = deps.encryptionKeys.map(({ kid }) => kid);
  const kids = [...new Set([...configured, ...rows.map(({ kid }) => kid)])];
  return {
    signing: usableAt(stored, now, deps.lifeMs).map((key) => ({
      kid: key.kid,
      state: key === current ? 'signing' : key.activeFrom > now ? 'published' : 'verifying',
      activeFrom: key.activeFrom,
      verifiesUntil: verifiesUntil(stored, key, deps.lifeMs) ?? 0,
    })),
    encryption: kids.map((kid) => ({
      kid,
      configured: configured.includes(kid),
      sealed: rows.filter((row) => row.kid === kid).length,
    })),
    mint: deps.mintKeys.map(({ kid }) => kid),
  };
}

/**
 * Makes the next signing key. It is published at once and signs after `publishMs`, when every copy and every app that
 * keeps the key set has read it again; the one before verifies until its last token has expired. Called again while a
 * new key waits, it makes none. Keys whose tokens are all expired are deleted.
 * @throws AppError unavailable
 */
export async function rotateSigningKey(deps: KeysDeps): Promise<KeysReport> {
  const now = deps.clock.now();
  const stored = await deps.signingKeys.all();
  const [newest] = stored;
  if (newest === undefined) throw new AppError('internal', { detail: 'there is no signing key' });
  if (newest.activeFrom <= now) {
    const next = await deps.makeKey(newest.generation + 1, now, now + deps.publishMs);
    await recordRotation(deps, 'signing', next.kid);
    // Another call that was faster has made the same generation: its key is the one.
    await deps.signingKeys.insert(next);
  }
  const usable = new Set(usableAt(stored, now, deps.lifeMs));
  for (const key of stored) if (!usable.has(key)) await deps.signingKeys.remove(key.generation);
  return listKeys(deps);
}

/**
 * Seals everything anew that rests under another key than the first of KEY_ENCRYPTION_KEYS, so that the others can be
 * taken out of the configuration. May be called again at any time. To be called when every copy knows the first one.
 * @throws AppError unavailable; Error when a key that sealed something is not configured
 */
export async function resealAll(deps: KeysDeps): Promise<KeysReport> {
  const [{ kid }] = deps.encryptionKeys;
  const rest = (await deps.sealedRows()).filter((row) => row.kid !== kid);
  if (rest.length > 0) await recordRotation(deps, 'encryption', kid);
  for (const row of rest) await row.reseal(deps.seal);
  return listKeys(deps);
}

async function recordRotation(
  { recordActs, newId, clock }: KeysDeps,
  kind: 'signing' | 'encryption',
  kid: string,
): Promise<void> {
  const rotated = { id: newId(), at: clock.now(), act: 'keys.rotated', subject: '' } as const;
  await recordActs(audited(currentOrigin(), { ...rotated, details: { kind, kid } }).data.entries);
}
