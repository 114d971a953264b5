import { chainAfter, genesis } from '@latchkey/contracts/audit';
import { settableClock } from '@latchkey/kit/clock';
import { anAuditEntry } from '../../../test/an-audit-entry.ts';
import { createMemoryAudit } from '../../../test/memory-audit-repository.ts';
import { signHead } from './sign-head.ts';

describe('signHead', () => {
  function aTrail(length: number) {
    const audit = createMemoryAudit();
    audit.chain.push(
      ...chainAfter(
        genesis,
        Array.from({ length }, () => anAuditEntry()),
      ),
    );
    const pieces: { after: number; limit: number }[] = [];
    const deps: Parameters<typeof signHead>[0] = {
      audit,
      clock: settableClock(7),
      sign: ({ seq, hash, atMs }) => Promise.resolve(`${seq} ${hash} ${atMs}`),
      verifyChain: async (piece) => {
        pieces.push(piece);
        const read = await audit.readAfter(piece.after, piece.limit);
        const end = read.at(-1) ?? audit.chain[piece.after - 1] ?? genesis;
        return { end, signedTo: 0, done: read.length < piece.limit, fault: undefined };
      },
    };
    return { audit, deps, pieces };
  }

  it('signs the end, and every thousandth entry up to there', async () => {
    const { audit, deps } = aTrail(2_500);
    expect(await signHead(deps)).toBeUndefined();
    expect(audit.heads.map(({ seq }) => seq)).toEqual([1000, 2000, 2500]);
    expect(audit.heads[0]?.jws).toBe(`1000 ${audit.chain[999]?.hash} 7`);
  });

  it('goes on from the last head, and signs nothing twice', async () => {
    const { audit, deps, pieces } = aTrail(3);
    await signHead(deps);
    await signHead(deps);
    expect(audit.heads.map(({ seq }) => seq)).toEqual([3]);
    expect(pieces.at(-1)).toEqual({ after: 3, limit: 1000 });
  });

  it('signs nothing of an empty trail', async () => {
    const { audit, deps } = aTrail(0);
    await signHead(deps);
    expect(audit.heads).toEqual([]);
  });

  it('signs nothing that is not as it was written, and says so', async () => {
    const { audit, deps } = aTrail(3);
    const fault = { fault: 'edited', seq: 2 } as const;
    const verifyChain = () => Promise.resolve({ end: genesis, signedTo: 0, done: true, fault });
    expect(await signHead({ ...deps, verifyChain })).toEqual(fault);
    expect(audit.heads).toEqual([]);
  });
});
