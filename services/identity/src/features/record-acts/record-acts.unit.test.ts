import { checkChain } from '@latchkey/contracts/audit';
import { anAuditEntry } from '../../../test/an-audit-entry.ts';
import { createMemoryAudit } from '../../../test/memory-audit-repository.ts';
import { createRecordActs } from './record-acts.ts';

const pause = (): Promise<void> => Promise.resolve();

describe('recordActs', () => {
  it('chains entries in their order, each once', async () => {
    const audit = createMemoryAudit();
    const record = createRecordActs({ audit, pause });
    const [a, b] = [anAuditEntry(), anAuditEntry()];
    await record([a, b, a]);
    await record([b]);
    expect(audit.chain.map(({ entry }) => entry)).toEqual([a, b]);
    const check = checkChain([]);
    expect(audit.chain.map((each) => check.entry(each))).toEqual([undefined, undefined]);
  });

  it('writes many at once: a thousand that come together cost three writes', async () => {
    const audit = createMemoryAudit();
    const record = createRecordActs({ audit, pause });
    await Promise.all(Array.from({ length: 1000 }, () => record([anAuditEntry()])));
    expect(audit.chain).toHaveLength(1000);
    expect(audit.appends).toBe(3);
  });

  it('reads the end again when another copy was faster, and stores the rest of what it could not', async () => {
    const audit = createMemoryAudit();
    const other = createRecordActs({ audit, pause });
    const mine = [anAuditEntry(), anAuditEntry(), anAuditEntry()];
    const theirs = anAuditEntry();
    let overtaken = false;
    const record = createRecordActs({
      pause,
      audit: {
        ...audit,
        append: async (entries) => {
          if (overtaken) return audit.append(entries);
          overtaken = true;
          // The first gets its place; then somebody else takes the next one.
          await audit.append(entries.slice(0, 1));
          await other([theirs]);
          return audit.append(entries.slice(1));
        },
      },
    });
    await record(mine);
    const ids = audit.chain.map(({ entry }) => entry.id);
    expect(ids).toEqual([mine[0]?.id, theirs.id, mine[1]?.id, mine[2]?.id]);
    expect(audit.chain.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('gives up with unavailable, so that it comes again, and fails only those of its batch', async () => {
    const audit = createMemoryAudit();
    let rounds = 0;
    let taken = true;
    const record = createRecordActs({
      audit: { ...audit, append: (entries) => (taken ? Promise.resolve(false) : audit.append(entries)) },
      pause: () => {
        rounds += 1;
        return Promise.resolve();
      },
    });
    await expect(record([anAuditEntry()])).rejects.toMatchObject({ code: 'unavailable' });
    expect(rounds).toBe(50);
    taken = false;
    await record([anAuditEntry()]);
    expect(audit.chain).toHaveLength(1);
  });
});
