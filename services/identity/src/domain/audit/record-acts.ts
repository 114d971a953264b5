import type { AuditEntry } from '@latchkey/contracts/events';

/**
 * Brings acts into the audit trail at once, for what no document of ours carries an event of, such as a session that
 * ends with its row. To be called before the act: what is done is never missing.
 * Resolves when the entries are in the chain, each once. @throws AppError `unavailable`
 */
export type RecordActs = (entries: readonly AuditEntry[]) => Promise<void>;
