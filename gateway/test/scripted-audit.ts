import { generateKeyPairSync, sign } from 'node:crypto';
import { chainAfter, genesis, headType, type AuditKey, type ChainedEntry } from '@latchkey/contracts/audit';
import { audited, type AuditAct, type AuditEntry } from '@latchkey/contracts/events';
import { auditService, type AuditServiceDefinition } from '@latchkey/contracts/identity';
import { serving, type Handlers, type Served } from '@latchkey/kit/grpc';
import { allowAll, recording, type Call } from './recording.ts';

export type AuditHandlers = Handlers<AuditServiceDefinition>;

const staff = { kind: 'staff', id: 'staff-1', name: 'support', address: '192.0.2.0/24' } as const;

/** An entry of a chain that is scripted. @param n its number, and the millisecond of the act */
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

/** A chain as identity keeps it, and who signs its heads. */
export interface Trail {
  readonly keys: readonly AuditKey[];
  readonly chain: readonly ChainedEntry[];
  readonly heads: readonly { seq: number; jws: string }[];
}

/** @param signed the numbers that have a head */
export function aTrail(entries: readonly AuditEntry[], signed: readonly number[]): Trail {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty = '', crv = '', x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const chain = chainAfter(genesis, entries);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const heads = signed.map((seq) => {
    const hash = chain[seq - 1]?.hash ?? '';
    const text = `${part({ alg: 'ES256', kid: 'a1', typ: headType })}.${part({ seq, hash, atMs: 1 })}`;
    const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return { seq, jws: `${text}.${signature.toString('base64url')}` };
  });
  return { keys: [{ kid: 'a1', kty, crv, x, y }], chain, heads };
}

/** AuditService over a trail; what is searched for is not looked at. */
export function scriptedAudit(
  { keys, chain, heads }: Trail = aTrail(
    [1, 2, 3].map((n) => anEntry(n)),
    [2],
  ),
): AuditHandlers {
  return {
    SearchEntries: ({ limit }) =>
      Promise.resolve({ entries: [...chain].reverse().slice(0, limit), nextCursor: '' }),
    ReadChain: ({ afterSeq, limit }) => {
      const entries = chain.filter(({ seq }) => seq > afterSeq).slice(0, limit);
      const done = entries.length < limit;
      const to = done ? Infinity : (entries.at(-1)?.seq ?? 0);
      return Promise.resolve({
        entries,
        heads: heads.filter(({ seq }) => seq > afterSeq && seq <= to),
        done,
      });
    },
    VerifyChain: () =>
      Promise.resolve({ checkedTo: chain.length, signedTo: 2, hash: chain.at(-1)?.hash ?? '', done: true }),
    GetAuditKeys: () => Promise.resolve({ jwksJson: JSON.stringify({ keys }) }),
    RecordDownload: () => Promise.resolve({}),
  };
}

/** @param current what a test may have replaced */
export function auditServer(current: AuditHandlers, calls: Call[]): Served {
  return serving({
    service: auditService,
    handlers: recording(current, current, calls),
    allow: allowAll(current),
  });
}
