import type { AuditEntry } from '@latchkey/contracts/events';
import { settableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { runAs } from '@latchkey/kit/origin';
import { noon } from '../../../test/a-credential.ts';
import { recordDownload } from './record-download.ts';

it('names who downloads what, and in which request', async () => {
  const entries: AuditEntry[] = [];
  const recordActs = (given: readonly AuditEntry[]): Promise<void> => {
    entries.push(...given);
    return Promise.resolve();
  };
  const deps = { recordActs, clock: settableClock(noon), newId };
  const actor = { kind: 'staff', id: 's1', name: 'auditor', address: '192.0.2.0/24' } as const;
  await runAs({ actor, requestId: 'r1' }, () => recordDownload(deps, { act: 'audit.exported', subject: '' }));
  expect(entries).toMatchObject([
    { act: 'audit.exported', subject: '', actor, requestId: 'r1', atMs: noon, details: {} },
  ]);
});
