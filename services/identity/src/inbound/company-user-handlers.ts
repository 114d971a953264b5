import { z } from 'zod';
import type {
  AccountServiceDefinition,
  CompanyUser as CompanyUserMessage,
} from '@latchkey/contracts/identity';
import type { Handlers } from '@latchkey/kit/grpc';
import { companyUserId, type CompanyUser, type CompanyUserOutcome } from '../domain/company-user.ts';
import type { findCompanyUser } from '../features/find-company-user/find-company-user.ts';
import type { importCompanyUsers } from '../features/import-company-users/import-company-users.ts';
import { parseRequest } from './request-schemas.ts';

/** What can be done with company users. */
export interface CompanyUserFeatures {
  importCompanyUsers: (
    rows: Parameters<typeof importCompanyUsers>[1],
    options: Parameters<typeof importCompanyUsers>[2],
  ) => Promise<CompanyUserOutcome[]>;
  findCompanyUser: (key: string) => ReturnType<typeof findCompanyUser>;
}

const key = z.string().min(1).max(255);
const requests = {
  ImportCompanyUsers: z.object({
    importId: z.uuid(),
    dryRun: z.boolean(),
    companyUsers: z
      .array(
        z.object({
          customerId: z.uuid(),
          key,
          companyKey: key,
          isDefault: z.enum(['DEFAULT_UNSPECIFIED', 'DEFAULT_YES', 'DEFAULT_NO']),
          row: z.int().min(1),
        }),
      )
      .min(1)
      .max(500),
  }),
  FindCompanyUser: z.object({ key }),
} as const;

const outcomes = {
  created: 'OUTCOME_CREATED',
  updated: 'OUTCOME_UPDATED',
  unchanged: 'OUTCOME_UNCHANGED',
  'unknown-customer': 'OUTCOME_UNKNOWN_CUSTOMER',
  'too-many': 'OUTCOME_TOO_MANY',
  busy: 'OUTCOME_BUSY',
} as const satisfies Record<CompanyUserOutcome, string>;
const defaults = { DEFAULT_UNSPECIFIED: undefined, DEFAULT_YES: true, DEFAULT_NO: false } as const;

export function companyUserHandlers(
  features: CompanyUserFeatures,
): Pick<Handlers<AccountServiceDefinition>, 'ImportCompanyUsers' | 'FindCompanyUser'> {
  return {
    ImportCompanyUsers: async (request) => {
      const { companyUsers, ...options } = parseRequest(requests.ImportCompanyUsers, request);
      const rows = companyUsers.map(({ isDefault, ...row }) => ({ ...row, isDefault: defaults[isDefault] }));
      const found = await features.importCompanyUsers(rows, options);
      return { outcomes: found.map((outcome) => outcomes[outcome]) };
    },
    FindCompanyUser: async (request) => {
      const found = await features.findCompanyUser(parseRequest(requests.FindCompanyUser, request).key);
      return { companyUser: toCompanyUser(found.companyUser), customerId: found.customerId };
    },
  };
}

export function toCompanyUser(given: CompanyUser): CompanyUserMessage {
  const { importMark: _, ...shown } = given;
  return { ...shown, companyUserId: companyUserId(given.key) };
}
