import type {
  IdentityServiceDefinition,
  LinkMinted,
  LinkPurpose as WirePurpose,
} from '@latchkey/contracts/identity';
import type { Handlers } from '@latchkey/kit/grpc';
import type { AccessTokens } from '../domain/access-token.ts';
import type { CredentialRepository } from '../domain/credential-repository.ts';
import type { LinkPurpose, LinkState } from '../domain/link.ts';
import type { RefusalReason } from '../domain/reset-request.ts';
import type { MintedLink } from '../features/mint-links/mint-links.ts';
import type { Features } from './features.ts';
import { parseRequest, requests } from './request-schemas.ts';

const purposes = {
  LINK_PURPOSE_CONFIRM_REGISTRATION: 'confirm-registration',
  LINK_PURPOSE_RESTORE_PASSWORD: 'restore-password',
} as const satisfies Partial<Record<WirePurpose, LinkPurpose>>;

const linkStates = {
  live: 'LINK_STATE_LIVE',
  expired: 'LINK_STATE_EXPIRED',
  invalid: 'LINK_STATE_INVALID',
} as const satisfies Record<LinkState, string>;

const refusals = {
  'no-account': 'REASON_NO_ACCOUNT',
  overtaken: 'REASON_OVERTAKEN',
  limit: 'REASON_LIMIT',
  'account-state': 'REASON_ACCOUNT_STATE',
  'unknown-request': 'REASON_UNKNOWN_REQUEST',
} as const satisfies Record<RefusalReason, string>;

export interface HandlerDeps {
  features: Features;
  /** Reads and deletes without a rule of their own. */
  credentials: Pick<CredentialRepository, 'listPending' | 'deletePending' | 'epochs'>;
  accessTokens: Pick<AccessTokens, 'jwks'>;
}

type Rpcs = Handlers<IdentityServiceDefinition>;

/** The RPCs of protos/identity/v1, each checked, handed to its use case and put back on the wire. */
export function grpcHandlers(deps: HandlerDeps): Rpcs {
  return { ...registrationHandlers(deps), ...tokenHandlers(deps), ...passwordHandlers(deps) };
}

function registrationHandlers({
  features,
  credentials,
}: HandlerDeps): Pick<
  Rpcs,
  | 'CreateCredential'
  | 'ActivateCredential'
  | 'ListPendingCredentials'
  | 'DeletePendingCredential'
  | 'ConfirmRegistration'
> {
  return {
    CreateCredential: async (request) => {
      const { pendingHolder } = await features.createCredential(
        parseRequest(requests.CreateCredential, request),
      );
      return { pendingHolderCustomerId: pendingHolder ?? '' };
    },
    ActivateCredential: async (request) => {
      await features.activateCredential(parseRequest(requests.ActivateCredential, request).customerId);
      return {};
    },
    ListPendingCredentials: async (request) => {
      const { createdBeforeMs, limit } = parseRequest(requests.ListPendingCredentials, request);
      return { customerIds: await credentials.listPending(createdBeforeMs, limit) };
    },
    DeletePendingCredential: async (request) => {
      await credentials.deletePending(parseRequest(requests.DeletePendingCredential, request).customerId);
      return {};
    },
    ConfirmRegistration: async (request) => ({
      customerId: await features.confirmRegistration(
        parseRequest(requests.ConfirmRegistration, request).token,
      ),
    }),
  };
}

function tokenHandlers({
  features,
  credentials,
  accessTokens,
}: HandlerDeps): Pick<Rpcs, 'Authenticate' | 'RefreshSession' | 'GetJwks' | 'GetEpochs'> {
  return {
    Authenticate: async (request) => ({
      tokens: await features.authenticate({
        ...parseRequest(requests.Authenticate, request),
        userAgent: request.client?.userAgent ?? '',
      }),
    }),
    RefreshSession: async (request) => ({
      tokens: await features.refreshSession(parseRequest(requests.RefreshSession, request).refreshToken),
    }),
    GetJwks: async () => ({ jwksJson: await accessTokens.jwks() }),
    GetEpochs: async (request) => ({
      epochs: await credentials.epochs(parseRequest(requests.GetEpochs, request).customerIds),
    }),
  };
}

function passwordHandlers({
  features,
}: HandlerDeps): Pick<
  Rpcs,
  'ChangePassword' | 'RequestReset' | 'MintLinks' | 'InspectLink' | 'RestorePassword'
> {
  return {
    ChangePassword: async (request) => {
      await features.changePassword(parseRequest(requests.ChangePassword, request));
      return {};
    },
    RequestReset: async (request) => {
      await features.requestReset(parseRequest(requests.RequestReset, request));
      return {};
    },
    MintLinks: async (request) => {
      const { links } = parseRequest(requests.MintLinks, request);
      const outcomes = await features.mintLinks(
        links.map((link) => ({ ...link, purpose: purposes[link.purpose] })),
      );
      return {
        links: outcomes.map((outcome, at) => ({
          requestId: links[at]?.requestId ?? '',
          ...('minted' in outcome
            ? { minted: toWire(outcome.minted) }
            : { refused: { reason: refusals[outcome.refused] } }),
        })),
      };
    },
    InspectLink: async (request) => {
      const { token, purpose } = parseRequest(requests.InspectLink, request);
      return { state: linkStates[await features.inspectLink({ token, purpose: purposes[purpose] })] };
    },
    RestorePassword: async (request) => ({
      customerId: await features.restorePassword(parseRequest(requests.RestorePassword, request)),
    }),
  };
}

function toWire({ expiresAt, requestedAt, ...same }: MintedLink): LinkMinted {
  return { ...same, expiresAtMs: expiresAt, requestedAtMs: requestedAt };
}
