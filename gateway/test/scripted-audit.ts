import { auditService, type AuditServiceDefinition } from '@latchkey/contracts/identity';
import { serving, type Handlers, type Served } from '@latchkey/kit/grpc';
import { anEntry, aTrail, type Trail } from '../../libs/contracts/test/a-trail.ts';
import { allowAll, recording, type Call } from './recording.ts';

export type AuditHandlers = Handlers<AuditServiceDefinition>;

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
