import { audited, type AuditAct } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { currentOrigin } from '@latchkey/kit/origin';
import type { RecordActs } from '../../domain/audit/record-acts.ts';

export interface RecordDownloadDeps {
  recordActs: RecordActs;
  clock: Clock;
  newId: () => string;
}

/** The acts of taking data along. */
export const downloads = [
  'account.exported',
  'audit.exported',
  'customers.exported',
] as const satisfies readonly AuditAct[];

/**
 * Notes a download for whoever acts, before the first of it is handed out: what was cut off has still been read.
 * @param given.subject the customer whose data it is; empty where it is nobody's in particular
 * @throws AppError unavailable
 */
export async function recordDownload(
  { recordActs, clock, newId }: RecordDownloadDeps,
  given: { act: (typeof downloads)[number]; subject: string },
): Promise<void> {
  await recordActs(audited(currentOrigin(), { id: newId(), at: clock.now(), ...given }).data.entries);
}
