import type { TrailLine } from '@latchkey/contracts/audit';
import { AppError } from '@latchkey/kit/errors';
import type { ReadChainResponse } from '@latchkey/contracts/identity';
import type { AuditClient } from '../../auth/clients.ts';
import { serverSentEvent } from '../../operations/send.ts';

/** Entries asked for at a time: what a copy of the gateway holds of a trail, however long that is. */
const pieceSize = 1000;
/** What identity recomputes within a second or two. */
const verifiedSize = 10_000;
const verifyDeadlineMs = 30_000;

/**
 * The trail as lines of NDJSON (contracts/audit/trail-line.ts), a piece of the chain at a time.
 * @param after the number of the last entry to leave out
 */
export async function* trailLines(
  audit: Pick<AuditClient, 'getAuditKeys' | 'readChain'>,
  after: number,
  requestId: string,
): AsyncGenerator<string, void> {
  const { keys } = JSON.parse((await audit.getAuditKeys({}, { requestId })).jwksJson) as { keys: unknown[] };
  yield `${JSON.stringify({ keys })}\n`;
  let seq = after;
  for (let done = false; !done;) {
    const piece = await audit.readChain({ afterSeq: seq, limit: pieceSize }, { requestId });
    yield linesOf(piece);
    seq = piece.entries.at(-1)?.seq ?? seq;
    done = piece.done;
  }
  yield lineOf({ end: { seq } });
}

/** Each head behind its entry. */
function linesOf({ entries, heads }: ReadChainResponse): string {
  const numbered = [
    ...entries.map(({ seq, prev, hash, entry }) => {
      if (entry === null)
        throw new AppError('internal', { detail: 'identity tells of an entry without content' });
      return { seq, line: lineOf({ seq, prev, hash, entry: { ...entry } }) };
    }),
    ...heads.map(({ seq, jws }) => ({ seq, line: lineOf({ head: { seq, jws } }) })),
  ];
  return numbered
    .sort((one, other) => one.seq - other.seq)
    .map(({ line }) => line)
    .join('');
}

function lineOf(line: TrailLine): string {
  return `${JSON.stringify(line)}\n`;
}

/**
 * Has identity recompute the whole chain, and tells how far it is: events `progress`, and at the end one `result`.
 * Whatever its length, no process holds more than a piece.
 */
export async function* verificationOf(
  audit: Pick<AuditClient, 'verifyChain'>,
  requestId: string,
): AsyncGenerator<string, void> {
  let [checkedTo, signedTo] = [0, 0];
  for (;;) {
    const piece = await audit.verifyChain(
      { afterSeq: checkedTo, limit: verifiedSize },
      { requestId, deadlineMs: verifyDeadlineMs },
    );
    checkedTo = piece.checkedTo;
    signedTo = Math.max(signedTo, piece.signedTo);
    const { done, fault, hash } = piece;
    if (done) {
      yield serverSentEvent('result', {
        whole: fault === null,
        checkedTo,
        signedTo,
        hash,
        ...(fault === null ? {} : { fault }),
      });
      return;
    }
    yield serverSentEvent('progress', { checkedTo, signedTo });
  }
}
