import { generateKeyPairSync, sign } from 'node:crypto';
import { chainAfter, genesis, headType, type AuditKey, type ChainedEntry } from '../src/audit/index.ts';
import { audited, type AuditAct, type AuditEntry } from '../src/events/index.ts';

const staff = { kind: 'staff', id: 'staff-1', name: 'support', address: '192.0.2.0/24' } as const;

/** @param n decides the id, and is the millisecond of the act */
export function anEntry(
  n: number,
  given: {
    act?: AuditAct;
    subject?: string;
    subjects?: string[];
    actor?: AuditEntry['actor'];
    details?: Record<string, string>;
  } = {},
): AuditEntry {
  const id = `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const { act = 'account.blocked', subject = 'c1', subjects = [], actor = staff, details = {} } = given;
  const { data } = audited({ actor, requestId: 'r1' }, { id, at: n, act, subject, subjects, details });
  const [entry] = data.entries;
  if (entry === undefined) throw new Error('audited made no entry');
  return entry;
}

/** A key that signs heads. */
export function anAuditKey(kid: string): {
  key: AuditKey;
  sign: (head: object, header?: object) => string;
} {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty = '', crv = '', x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    key: { kid, kty, crv, x, y },
    sign: (head, header = {}) => {
      const text = `${part({ alg: 'ES256', kid, typ: headType, ...header })}.${part(head)}`;
      const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${text}.${signature.toString('base64url')}`;
    },
  };
}

/** A chain with signed heads, as identity keeps it. */
export interface Trail {
  readonly keys: readonly AuditKey[];
  readonly chain: readonly ChainedEntry[];
  readonly heads: readonly { seq: number; jws: string }[];
}

/** @param signed the numbers that have a head */
export function aTrail(entries: readonly AuditEntry[], signed: readonly number[]): Trail {
  const { key, sign: signHead } = anAuditKey('a1');
  const chain = chainAfter(genesis, entries);
  const heads = signed.map((seq) => ({
    seq,
    jws: signHead({ seq, hash: chain[seq - 1]?.hash, atMs: 1 }),
  }));
  return { keys: [key], chain, heads };
}
