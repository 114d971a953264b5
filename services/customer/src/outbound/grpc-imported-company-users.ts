import type { AccountServiceDefinition, ImportCompanyUsersResponse } from '@latchkey/contracts/identity';
import { AppError } from '@latchkey/kit/errors';
import type { ServiceClient } from '@latchkey/kit/grpc';
import type { CompanyUserOutcome, ImportedCompanyUsers } from '../domain/imports.ts';

/** Three calls of the store, and three times as many where something else writes at the same time. */
const deadlineMs = 15_000;

const outcomes: Readonly<
  Partial<Record<ImportCompanyUsersResponse['outcomes'][number], CompanyUserOutcome>>
> = {
  OUTCOME_CREATED: 'created',
  OUTCOME_UPDATED: 'updated',
  OUTCOME_UNCHANGED: 'unchanged',
  OUTCOME_UNKNOWN_CUSTOMER: 'unknown-customer',
  OUTCOME_TOO_MANY: 'too-many',
  OUTCOME_BUSY: 'busy',
};

/** Imported company users in identity, over gRPC. */
export function createGrpcImportedCompanyUsers(
  identity: Pick<ServiceClient<AccountServiceDefinition>, 'importCompanyUsers'>,
  requestId: string,
): ImportedCompanyUsers {
  return {
    async apply(rows, options) {
      const companyUsers = rows.map(({ isDefault, ...row }) => ({
        ...row,
        isDefault:
          isDefault === undefined
            ? ('DEFAULT_UNSPECIFIED' as const)
            : isDefault
              ? ('DEFAULT_YES' as const)
              : ('DEFAULT_NO' as const),
      }));
      const answer = await identity.importCompanyUsers(
        { companyUsers, ...options },
        { requestId, deadlineMs },
      );
      return answer.outcomes.map((outcome) => {
        const known = outcomes[outcome];
        if (known === undefined) throw new AppError('internal', { detail: `identity answered ${outcome}` });
        return known;
      });
    },
  };
}
