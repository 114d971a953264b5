import { audited } from '@latchkey/contracts/events';
import { newId } from '@latchkey/kit/ids';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CompanyUserRepository } from '../../src/domain/company-user-repository.ts';
import type { CompanyUser } from '../../src/domain/company-user.ts';
import type { Credential } from '../../src/domain/credential.ts';
import { aCompanyUser } from '../a-company-user.ts';
import { aCredential, noon } from '../a-credential.ts';
import type { CredentialStoreUnderTest } from './credential-repository.contract.ts';

/** What every store of company users promises. */
export function companyUsersContract(
  open: () => CredentialStoreUnderTest & { companyUsers: CompanyUserRepository },
): void {
  const put = async (given: Partial<Credential> = {}): Promise<Credential> => {
    const credential = aCredential(given);
    await open().put(credential);
    return credential;
  };
  const stored = ({ customerId }: Credential) => open().credentials.findById(customerId);
  const writeOf = ({ customerId, version }: Credential, companyUsers: CompanyUser[]) => ({
    ...{ customerId, version, companyUsers, endsSessions: false },
    events: [
      audited(currentOrigin(), {
        ...{ id: newId(), at: noon, act: 'account.company_user_set', subject: customerId },
      }),
    ],
  });

  describe('company users', () => {
    it('rest on the credential, and are found by customer and by key', async () => {
      const [credential, other] = [await put(), await put()];
      const companyUsers = [aCompanyUser(), aCompanyUser({ isDefault: false })];
      expect(await open().companyUsers.save([writeOf(credential, companyUsers)])).toBe(true);
      expect(await stored(credential)).toEqual({ ...credential, version: 2, companyUsers });
      expect(await open().eventsOf(credential.customerId)).toHaveLength(1);
      const holder = { customerId: credential.customerId, version: 2, companyUsers };
      const keys = [companyUsers[1]!.key, 'nobody has this'];
      expect(await open().companyUsers.findHolders({ customerIds: [], keys })).toEqual([holder]);
      const customerIds = [credential.customerId, other.customerId, newId()];
      const found = await open().companyUsers.findHolders({ customerIds, keys });
      expect(found).toHaveLength(2);
      expect(found).toEqual(
        expect.arrayContaining([holder, { customerId: other.customerId, version: 1, companyUsers: [] }]),
      );
    });

    it('have a key nobody else has, and are written where the version is the one that was read', async () => {
      const [holder, second, third] = [await put(), await put(), await put()];
      const companyUser = aCompanyUser();
      await open().companyUsers.save([writeOf(holder, [companyUser])]);
      const fresh = aCompanyUser();
      expect(
        await open().companyUsers.save([
          writeOf(second, [companyUser]),
          writeOf({ ...holder, version: 1 }, []),
          writeOf(third, [fresh]),
        ]),
      ).toBe(false);
      expect(await stored(holder)).toMatchObject({ companyUsers: [companyUser], version: 2 });
      expect(await stored(second)).toEqual(second);
      expect(await stored(third)).toMatchObject({ companyUsers: [fresh] });
    });

    it('can be taken away from many, with their sessions', async () => {
      const people = [await put(), await put()];
      await open().companyUsers.save(people.map((each) => writeOf(each, [aCompanyUser()])));
      const writes = people.map((each) => ({
        ...writeOf({ ...each, version: 2 }, []),
        endsSessions: true,
      }));
      expect(await open().companyUsers.save(writes)).toBe(true);
      for (const each of people) expect(await stored(each)).toEqual({ ...each, version: 3, epoch: 2 });
    });

    it('go with the person', async () => {
      const credential = await put();
      const companyUser = aCompanyUser();
      await open().companyUsers.save([writeOf(credential, [companyUser])]);
      const { customerId, login } = credential;
      await open().credentials.anonymise({
        ...{ customerId, events: [] },
        login: `gone-${login}` as typeof login,
      });
      const of = { customerIds: [customerId], keys: [companyUser.key] };
      expect(await open().companyUsers.findHolders(of)).toEqual([]);
      const late = writeOf({ ...credential, version: 3 }, [companyUser]);
      expect(await open().companyUsers.save([late])).toBe(false);
      const next = await put();
      expect(await open().companyUsers.save([writeOf(next, [companyUser])])).toBe(true);
    });
  });
}
