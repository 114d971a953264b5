import { newId } from '@latchkey/kit/ids';
import type { CredentialEvent } from '../../src/domain/credential-repository.ts';
import { anUnconfirmed, noon } from '../a-credential.ts';
import { fastHash } from '../fast-hasher.ts';
import type { CredentialStoreUnderTest } from './credential-repository.contract.ts';

const confirmedEvent = (customerId: string): CredentialEvent => ({
  id: newId(),
  type: 'registration.confirmed',
  data: { customerId, confirmedAtMs: noon, requestId: '' },
  at: noon,
});

/** What every store of credentials promises of an address that changes from one registration to another. */
export function takeOverContract(open: () => CredentialStoreUnderTest): void {
  describe('takeOver', () => {
    it('gives an unconfirmed credential of that version to another registration, once', async () => {
      const waiting = anUnconfirmed();
      await open().put(waiting);
      const { customerId, version } = waiting;
      const registration = { requestId: newId(), locale: 'en_US', requestedAt: noon };
      const events = [confirmedEvent(customerId)];
      const given = {
        customerId,
        version,
        password: { phc: fastHash('new'), setAt: noon, origin: 'owner' } as const,
        registration,
        events,
      };
      expect(await open().credentials.takeOver({ ...given, version: version + 1 })).toBe(false);
      expect(await open().credentials.takeOver(given)).toBe(true);
      expect(await open().credentials.takeOver(given)).toBe(false);
      expect(await open().credentials.findById(customerId)).toMatchObject({
        state: 'active',
        links: [],
        registration,
        password: { phc: given.password.phc },
      });
      expect(await open().eventsOf(customerId)).toEqual([events[0]!.id]);
    });
  });
}
