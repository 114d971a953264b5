import type { CompanyUserRepository } from '../src/domain/company-user-repository.ts';
import type { MemoryCredentials } from './memory-credential-repository.ts';

/** Company users on the credentials in memory; it passes the same contract suite as the mongoose repository. */
export function createMemoryCompanyUsers(
  credentials: Pick<MemoryCredentials, 'all' | 'put' | 'record'>,
): CompanyUserRepository {
  return {
    findHolders: ({ customerIds, keys }) =>
      Promise.resolve(
        credentials
          .all()
          .filter(
            ({ customerId, state, companyUsers = [] }) =>
              state !== 'anonymised' &&
              (customerIds.includes(customerId) || companyUsers.some(({ key }) => keys.includes(key))),
          )
          .map(({ customerId, version, companyUsers = [] }) => ({ customerId, version, companyUsers })),
      ),
    save: (writes) => {
      let all = true;
      for (const write of writes) {
        const row = credentials.all().find(({ customerId }) => customerId === write.customerId);
        const taken = credentials
          .all()
          .some(
            ({ customerId, companyUsers = [] }) =>
              customerId !== write.customerId &&
              companyUsers.some(({ key }) => write.companyUsers.some((each) => each.key === key)),
          );
        if (row === undefined || row.state === 'anonymised' || row.version !== write.version || taken) {
          all = false;
          continue;
        }
        credentials.put({
          ...row,
          companyUsers: write.companyUsers.length === 0 ? undefined : write.companyUsers,
          version: row.version + 1,
          epoch: row.epoch + (write.endsSessions ? 1 : 0),
        });
        credentials.record(write.events);
      }
      return Promise.resolve(all);
    },
  };
}
