import { audited } from '@latchkey/contracts/events';
import { newId } from '@latchkey/kit/ids';
import { currentOrigin } from '@latchkey/kit/origin';
import type { ToldImportWrite } from '../../src/domain/credential-import.ts';
import { aCredential, aLink, noon } from '../a-credential.ts';
import { fastHash } from '../fast-hasher.ts';
import type { CredentialStoreUnderTest } from './credential-repository.contract.ts';

const emailChanged = (subject: string) =>
  audited(currentOrigin(), { id: newId(), at: noon, act: 'account.email_changed', subject });
const importMark = { importId: '0198f0c0-0000-7000-8000-0000000000f1', row: 7, outcome: 'updated' } as const;

/** What every store of credentials promises of imported batches. */
export function credentialImportContract(open: () => CredentialStoreUnderTest): void {
  describe('saveImported', () => {
    it('writes each row that meets what it expects, and names those that met a key that is taken', async () => {
      const [holder, moved, fresh, late] = [aCredential(), aCredential(), aCredential(), aCredential()];
      for (const each of [holder, moved]) {
        await open().put({ ...each, links: [aLink(each.customerId, 'restore-password').link] });
      }
      const password = {
        phc: fastHash('imported'),
        setAt: noon,
        origin: 'import',
        cellMac: 'k1:mac',
      } as const;
      const login = `moved-${moved.login}` as typeof moved.login;
      const told = (customerId: string) => [emailChanged(customerId)];
      const writes: ToldImportWrite[] = [
        { insert: { ...late, login: holder.login } },
        { insert: { ...fresh, password } },
        {
          customerId: moved.customerId,
          version: moved.version,
          update: { importMark, login, password, emptiesLinks: true, endsSessions: true },
          events: told(moved.customerId),
        },
        {
          customerId: holder.customerId,
          version: holder.version,
          update: { importMark, login, emptiesLinks: true, endsSessions: false },
          events: told(holder.customerId),
        },
      ];
      const { refused, unknown } = await open().credentials.saveImported(writes);
      expect([...refused].sort()).toEqual([late.customerId, holder.customerId].sort());
      expect(unknown).toBe(false);
      expect(await open().credentials.findById(fresh.customerId)).toEqual({ ...fresh, password });
      expect(await open().credentials.findById(late.customerId)).toBeUndefined();
      expect(await open().credentials.findById(moved.customerId)).toEqual({
        ...moved,
        importMark,
        login,
        password,
        links: [],
        epoch: moved.epoch + 1,
        version: moved.version + 1,
      });
      expect(await open().credentials.findById(holder.customerId)).toMatchObject({
        login: holder.login,
        version: holder.version,
        links: [expect.anything()],
      });
      for (const [each, stored] of [
        [moved, 1],
        [fresh, 0],
        [holder, 0],
      ] as const)
        expect(await open().eventsOf(each.customerId)).toHaveLength(stored);
    });

    it('says when an update met another version', async () => {
      const credential = aCredential();
      await open().put(credential);
      const update = { importMark, state: 'blocked', emptiesLinks: false, endsSessions: false } as const;
      const write = { customerId: credential.customerId, version: 7, update, events: [] };
      expect(await open().credentials.saveImported([write])).toMatchObject({ unknown: true });
      expect(await open().credentials.findById(credential.customerId)).toEqual(credential);
    });
  });
}
