import { audited, type AuditEntry } from '@latchkey/contracts/events';
import { newId } from '@latchkey/kit/ids';

/** An entry about somebody, by the system. */
export function anAuditEntry(given: Partial<AuditEntry> = {}): AuditEntry {
  const actor = { kind: 'system', id: 'identity', name: '', address: '' } as const;
  const [entry] = audited(
    { actor, requestId: 'r1' },
    { id: newId(), at: 1_000, act: 'account.blocked', subject: 'customer-1' },
  ).data.entries;
  if (entry === undefined) throw new Error('audited made no entry');
  return { ...entry, ...given };
}
