import type { Clock } from '@latchkey/kit/clock';
import type { ReferenceNumbers } from './domain/customer.ts';
import type { ImportJobs } from './domain/import-job.ts';
import type { ImportedCompanyUsers, ImportedCredentials, ImportedCustomers } from './domain/imports.ts';
import { importCompanyUsers } from './features/import-company-users/import-company-users.ts';
import { importCustomers, type Deps as ImportDeps } from './features/import-customers/import-customers.ts';
import { applyRows } from './features/run-import/apply-rows.ts';
import { endImport } from './features/run-import/end-import.ts';
import { startImport } from './features/run-import/start-import.ts';
import type { ImportUseCases } from './inbound/import-handlers.ts';

interface Parts {
  jobs: ImportJobs;
  importedCustomers: ImportedCustomers;
  importedCredentialsFor: (requestId: string) => ImportedCredentials;
  companyUsersFor: (requestId: string) => ImportedCompanyUsers;
  references: ReferenceNumbers;
  shop: Pick<ImportDeps, 'defaultLocale' | 'defaultStore'>;
  clock: Clock;
}

/** The part of the composition root that is about imports. */
export function bindImports(parts: Parts): ImportUseCases {
  const { jobs, importedCustomers: customers, references, shop, clock } = parts;
  return {
    startImport: (given) => startImport({ jobs, clock }, given),
    applyRows: (part, requestId) => {
      const credentials = parts.importedCredentialsFor(requestId);
      const companyUsers = parts.companyUsersFor(requestId);
      const importRows: Parameters<typeof applyRows>[0]['importRows'] = {
        customer: (batch) => importCustomers({ customers, credentials, references, clock, ...shop }, batch),
        'company-user': (batch) => importCompanyUsers({ customers, companyUsers }, batch),
      };
      return applyRows({ jobs, clock, importRows }, part);
    },
    endImport: (given) => endImport({ jobs, clock }, given),
    jobs,
    clock,
  };
}
