import { z } from 'zod';
import type { AuditServiceDefinition } from '@latchkey/contracts/identity';
import type { ChainedEntry } from '@latchkey/contracts/audit';
import type { Handlers } from '@latchkey/kit/grpc';
import type { AuditRepository, EntryQuery } from '../domain/audit/audit-repository.ts';
import { downloads, type recordDownload } from '../features/record-download/record-download.ts';
import type { VerifiedPiece } from '../features/verify-chain/verify-chain.ts';
import { parseRequest } from './request-schemas.ts';

/** What the RPCs of the audit trail work with. */
export interface AuditHandlerDeps {
  audit: Pick<AuditRepository, 'headsAfter' | 'readAfter'>;
  searchEntries: (
    query: Omit<EntryQuery, 'after'> & { cursor: string },
  ) => Promise<{ entries: ChainedEntry[]; nextCursor: string }>;
  verifyChain: (piece: { after: number; limit: number }) => Promise<VerifiedPiece>;
  recordDownload: (given: Parameters<typeof recordDownload>[1]) => Promise<void>;
  /** JSON Web Key Set of the keys that sign heads, as JSON text. */
  jwks: string;
}

const text = z.string().max(200);
const seq = z.int().nonnegative();
const requests = {
  SearchEntries: z.object({
    subject: text,
    actorId: text,
    acts: z.array(z.string().max(100)).max(50),
    fromMs: seq,
    toMs: seq,
    cursor: text,
    limit: z.int().min(1).max(500),
    requestId: text,
  }),
  ReadChain: z.object({ afterSeq: seq, limit: z.int().min(1).max(1000) }),
  VerifyChain: z.object({ afterSeq: seq, limit: z.int().min(1).max(10_000) }),
  RecordDownload: z.object({ act: z.enum(downloads), subject: text.regex(/^[\w-]*$/) }),
} as const;

/** The RPCs of protos/identity/v1/audit.proto. */
export function auditHandlers(deps: AuditHandlerDeps): Handlers<AuditServiceDefinition> {
  const { audit, searchEntries, verifyChain, recordDownload, jwks } = deps;
  return {
    SearchEntries: (request) => {
      const { subject, actorId, acts, fromMs, toMs, requestId, ...page } = parseRequest(
        requests.SearchEntries,
        request,
      );
      return searchEntries({
        subject: subject === '' ? undefined : subject,
        actorId: actorId === '' ? undefined : actorId,
        acts: acts.length === 0 ? undefined : acts,
        fromMs: fromMs === 0 ? undefined : fromMs,
        toMs: toMs === 0 ? undefined : toMs,
        requestId: requestId === '' ? undefined : requestId,
        ...page,
      });
    },
    ReadChain: async (request) => {
      const { afterSeq, limit } = parseRequest(requests.ReadChain, request);
      const entries = await audit.readAfter(afterSeq, limit);
      const done = entries.length < limit;
      const to = done ? Number.MAX_SAFE_INTEGER : (entries.at(-1)?.seq ?? afterSeq);
      return { entries, heads: await audit.headsAfter(afterSeq, to), done };
    },
    VerifyChain: async (request) => {
      const { afterSeq, limit } = parseRequest(requests.VerifyChain, request);
      const { end, signedTo, done, fault } = await verifyChain({ after: afterSeq, limit });
      return {
        checkedTo: end.seq,
        hash: end.hash,
        signedTo,
        done,
        ...(fault === undefined ? {} : { fault }),
      };
    },
    GetAuditKeys: () => Promise.resolve({ jwksJson: jwks }),
    RecordDownload: async (request) => {
      await recordDownload(parseRequest(requests.RecordDownload, request));
      return {};
    },
  };
}
