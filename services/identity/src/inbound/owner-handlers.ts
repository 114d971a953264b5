import type { OwnerServiceDefinition } from '@latchkey/contracts/identity';
import type { Handlers, ServedService } from '@latchkey/kit/grpc';
import type { CredentialRepository } from '../domain/credential-repository.ts';
import type { EmailChangeRepository } from '../domain/email-change-repository.ts';
import type { CountTokenFailures } from '../domain/throttle/token-failures.ts';
import type { Features } from './features.ts';
import { parseRequest, requests } from './request-schemas.ts';

/** Which service may use which RPC. */
export const ownerCallers: ServedService<OwnerServiceDefinition>['allow'] = {
  VerifyPassword: ['gateway'],
  RequestEmailChange: ['gateway'],
  ConfirmEmailChange: ['gateway'],
  GetLogins: ['customer'],
  GetPreviousLogins: ['notification'],
};

/** The RPCs of protos/identity/v1/owner.proto. */
export function ownerHandlers({
  features,
  credentials,
  changes,
  countTokenFailures,
}: {
  features: Pick<Features, 'verifyPassword' | 'requestEmailChange' | 'confirmEmailChange'>;
  /** Reads without a rule of their own. */
  credentials: Pick<CredentialRepository, 'findMany'>;
  changes: Pick<EmailChangeRepository, 'findMany'>;
  countTokenFailures: CountTokenFailures;
}): Handlers<OwnerServiceDefinition> {
  return {
    VerifyPassword: async (request) => {
      await features.verifyPassword(parseRequest(requests.VerifyPassword, request));
      return {};
    },
    RequestEmailChange: async (request) => {
      const { password, withoutPassword, ...given } = parseRequest(requests.RequestEmailChange, request);
      const proof = withoutPassword ? ('session' as const) : { password };
      return { requested: await features.requestEmailChange({ ...given, proof }) };
    },
    ConfirmEmailChange: async (request) => {
      const { token } = parseRequest(requests.ConfirmEmailChange, request);
      return countTokenFailures(request.client, () => features.confirmEmailChange(token));
    },
    GetLogins: async (request) => {
      const { customerIds } = parseRequest(requests.GetLogins, request);
      const found = await credentials.findMany({ customerIds, logins: [] });
      return {
        logins: found
          .filter(({ state }) => state !== 'anonymised')
          .map(({ customerId, login, version }) => ({ customerId, login, version })),
      };
    },
    GetPreviousLogins: async (request) => {
      const found = await changes.findMany(parseRequest(requests.GetPreviousLogins, request).requestIds);
      return {
        logins: found.map(({ requestId, customerId, from, locale }) => ({
          ...{ requestId, customerId, locale },
          login: from,
        })),
      };
    },
  };
}
