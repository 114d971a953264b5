import type { IdentityServiceDefinition, ImportCredentialsResponse } from '@latchkey/contracts/identity';
import { AppError } from '@latchkey/kit/errors';
import type { ServiceClient } from '@latchkey/kit/grpc';
import type { CredentialOutcome, ImportedCredentials } from '../domain/imports.ts';
import { toAccountState } from './grpc-account-states.ts';

/**
 * A batch is two calls of the store, and up to 500 hashes where the file has passwords in clear: 2.5 s on two cores, and
 * more while people log in.
 */
const deadlineMs = 15_000;

const outcomes: Readonly<Partial<Record<ImportCredentialsResponse['outcomes'][number], CredentialOutcome>>> =
  {
    OUTCOME_CREATED: 'created',
    OUTCOME_UPDATED: 'updated',
    OUTCOME_UNCHANGED: 'unchanged',
    OUTCOME_LOGIN_TAKEN: 'login-taken',
    OUTCOME_PASSWORD_FORMAT: 'password-format',
    OUTCOME_PASSWORD_COST: 'password-cost',
    OUTCOME_PASSWORD_LENGTH: 'password-length',
    OUTCOME_ANONYMISED: 'anonymised',
    OUTCOME_BUSY: 'busy',
  };

/** Imported credentials in identity, over gRPC. */
export function createGrpcImportedCredentials(
  identity: Pick<ServiceClient<IdentityServiceDefinition>, 'importCredentials'>,
  requestId: string,
): ImportedCredentials {
  return {
    async apply(rows, options) {
      const answer = await identity.importCredentials(
        { credentials: [...rows], ...options },
        { requestId, deadlineMs },
      );
      return {
        outcomes: answer.outcomes.map((outcome) => {
          const known = outcomes[outcome];
          if (known === undefined) throw new AppError('internal', { detail: `identity answered ${outcome}` });
          return known;
        }),
        created: answer.created.map(toAccountState),
      };
    },
  };
}
