import { audited, type AuditAct, type AuditRecordedEvent } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { currentOrigin } from '@latchkey/kit/origin';

/** What the audit trail says of an act on a campaign, by whoever acts now. @param details besides the campaign's id */
export function campaignEntry(
  { clock, newId }: { clock: Clock; newId: () => string },
  campaignId: string,
  act: AuditAct,
  details: Readonly<Record<string, string>> = {},
): AuditRecordedEvent {
  return audited(currentOrigin(), {
    ...{ id: newId(), at: clock.now(), act, subject: '' },
    details: { campaignId, ...details },
  });
}
