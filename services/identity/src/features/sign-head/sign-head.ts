import type { ChainFault, ChainLink } from '@latchkey/contracts/audit';
import type { Clock } from '@latchkey/kit/clock';
import type { AuditRepository } from '../../domain/audit/audit-repository.ts';
import type { VerifiedPiece } from '../verify-chain/verify-chain.ts';

export interface SignHeadDeps {
  audit: Pick<AuditRepository, 'insertHead' | 'lastHead'>;
  verifyChain: (piece: { after: number; limit: number }) => Promise<VerifiedPiece>;
  sign: (head: ChainLink & { atMs: number }) => Promise<string>;
  clock: Clock;
}

/** Entries between two heads at most. */
const signEvery = 1000;

/**
 * Signs the end of the chain, and an entry in between wherever more than a thousand came since the last head. Nothing is
 * signed that was not recomputed from the last head on, so that no signature covers up a change. Copies that sign the
 * same leave one head.
 * @returns what is wrong with the chain, if something is: then nothing beyond it was signed
 */
export async function signHead(deps: SignHeadDeps): Promise<ChainFault | undefined> {
  const { audit, verifyChain, sign, clock } = deps;
  let signed = (await audit.lastHead())?.seq ?? 0;
  for (;;) {
    const { end, done, fault } = await verifyChain({ after: signed, limit: signEvery });
    if (fault !== undefined) return fault;
    if (end.seq > signed)
      await audit.insertHead({ seq: end.seq, jws: await sign({ ...end, atMs: clock.now() }) });
    if (done) return undefined;
    signed = end.seq;
  }
}
