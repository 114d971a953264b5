import { companyUsersContract } from './contracts/company-users.contract.ts';
import { credentialImportContract } from './contracts/credential-import.contract.ts';
import {
  credentialRepositoryContract,
  type CredentialStoreUnderTest,
} from './contracts/credential-repository.contract.ts';
import { findCredentialsContract } from './contracts/find-credentials.contract.ts';
import {
  resetRequestRepositoryContract,
  sessionRepositoryContract,
} from './contracts/request-and-session-repository.contract.ts';
import { createMemoryCredentials, type MemoryCredentials } from './memory-credential-repository.ts';
import { createMemoryCompanyUsers } from './memory-company-users.ts';
import { createMemoryRequests, createMemorySessions } from './memory-repositories.ts';
import { changeLoginContract, emailChangeContract } from './contracts/email-change.contract.ts';
import { createMemoryEmailChanges } from './memory-email-changes.ts';
import { stagedRegistrationContract } from './contracts/staged-registration-repository.contract.ts';
import { takeOverContract } from './contracts/take-over.contract.ts';
import { createMemoryStagedRegistrations } from './memory-staged-registrations.ts';

describe('credentials in memory', () => {
  let credentials: MemoryCredentials;
  beforeEach(() => {
    credentials = createMemoryCredentials();
  });
  const open = (): CredentialStoreUnderTest => ({
    credentials,
    put: (credential) => {
      credentials.put(credential);
      return Promise.resolve();
    },
    eventsOf: (customerId) =>
      Promise.resolve(
        credentials.stored
          .filter(({ type, data }) =>
            type === 'audit.recorded'
              ? data.entries.some(({ subject }) => subject === customerId)
              : 'customerId' in data && data.customerId === customerId,
          )
          .map(({ id }) => id),
      ),
  });
  credentialRepositoryContract(open);
  findCredentialsContract(open);
  credentialImportContract(open);
  companyUsersContract(() => ({ ...open(), companyUsers: createMemoryCompanyUsers(credentials) }));
  takeOverContract(open);
  changeLoginContract(open);
});

describe('reset requests in memory', () => {
  const requests = createMemoryRequests();
  resetRequestRepositoryContract(() => requests);
});

describe('staged registrations in memory', () => {
  const registrations = createMemoryStagedRegistrations();
  stagedRegistrationContract(() => registrations);
});

describe('wishes for another address in memory', () => {
  const changes = createMemoryEmailChanges();
  emailChangeContract(() => changes);
});

describe('sessions in memory', () => {
  const sessions = createMemorySessions();
  sessionRepositoryContract(() => sessions);
});
