import { newId } from '@latchkey/kit/ids';
import type { Credential } from '../../src/domain/credential.ts';
import { normaliseLogin } from '../../src/domain/login.ts';
import { aCredential, aLink } from '../a-credential.ts';
import type { CredentialStoreUnderTest } from './credential-repository.contract.ts';

/** How credentials are found; it runs on the store in memory and on mongoose. */
export function findCredentialsContract(open: () => CredentialStoreUnderTest): void {
  const put = async (credential: Credential): Promise<Credential> => {
    await open().put(credential);
    return credential;
  };

  describe('finding', () => {
    it('finds nothing where nothing is', async () => {
      const { credentials } = open();
      expect(await credentials.findById(newId())).toBeUndefined();
      expect(await credentials.findByLogin(normaliseLogin('nobody@example.com'))).toBeUndefined();
      expect(await credentials.findByLinkHash('nothing')).toBeUndefined();
      expect(await credentials.findMany({ customerIds: [], logins: [] })).toEqual([]);
    });

    it('finds by the whole login, never a neighbour of it', async () => {
      const { credentials } = open();
      const before = await put(aCredential({ login: normaliseLogin('ada.b@example.com') }));
      const after = await put(aCredential({ login: normaliseLogin('ada.d@example.com') }));
      expect(await credentials.findByLogin(normaliseLogin('ada.c@example.com'))).toBeUndefined();
      expect(await credentials.findByLogin(normaliseLogin('ada.b@example.co'))).toBeUndefined();
      expect(await credentials.findByLogin(before.login)).toEqual(before);
      expect(await credentials.findByLogin(after.login)).toEqual(after);
    });

    it('finds each of several logins that are asked for at once', async () => {
      const { credentials } = open();
      const [one, two] = [await put(aCredential()), await put(aCredential())];
      const nobody = normaliseLogin(`nobody-${newId()}@example.com`);
      const asked = [two.login, nobody, one.login, two.login, nobody];
      const found = await Promise.all(asked.map((login) => credentials.findByLogin(login)));
      expect(found).toEqual([two, undefined, one, two, undefined]);
    });

    it('finds by the hash of any of its links', async () => {
      const links = [aLink('c', 'restore-password').link, aLink('c', 'confirm-registration').link];
      const credential = await put(aCredential({ links }));
      for (const { hash } of links) expect(await open().credentials.findByLinkHash(hash)).toEqual(credential);
    });

    it('finds many by id and login, each once', async () => {
      const [one, two, three] = [
        await put(aCredential()),
        await put(aCredential()),
        await put(aCredential()),
      ];
      const found = await open().credentials.findMany({
        customerIds: [one.customerId, two.customerId, newId()],
        logins: [two.login, three.login],
      });
      const ids = found.map((each) => each.customerId);
      expect(ids.sort()).toEqual([one.customerId, two.customerId, three.customerId].sort());
    });
  });
}
