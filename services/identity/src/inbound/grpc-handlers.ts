import type {
  IdentityServiceDefinition,
  LinkMinted,
  LinkPurpose as WirePurpose,
  SessionInfo,
} from '@latchkey/contracts/identity';
import type { Handlers } from '@latchkey/kit/grpc';
import type { AccessTokens } from '../domain/access-token.ts';
import type { CredentialRepository } from '../domain/credential-repository.ts';
import type { AnyLinkPurpose, LinkPurpose, LinkState } from '../domain/link.ts';
import type { RefusalReason } from '../domain/reset-request.ts';
import type { CountTokenFailures, NoteTokenFailure } from '../domain/throttle/token-failures.ts';
import type { AnyOutcome } from '../features/mint-confirmations/mint-all.ts';
import type { MintedLink } from '../features/mint-links/mint-links.ts';
import type { Session } from '../domain/session.ts';
import type { ImportOutcome } from '../domain/credential-import.ts';
import { toState } from './account-state-message.ts';
import type { Features } from './features.ts';
import { parseRequest, requests } from './request-schemas.ts';

const purposes = {
  LINK_PURPOSE_CONFIRM_REGISTRATION: 'confirm-registration',
  LINK_PURPOSE_RESTORE_PASSWORD: 'restore-password',
  LINK_PURPOSE_CHOOSE_PASSWORD: 'choose-password',
  LINK_PURPOSE_CHANGE_EMAIL: 'change-email',
} as const satisfies Partial<Record<WirePurpose, AnyLinkPurpose>>;

export const purposeNames = {
  'confirm-registration': 'LINK_PURPOSE_CONFIRM_REGISTRATION',
  'restore-password': 'LINK_PURPOSE_RESTORE_PASSWORD',
  'choose-password': 'LINK_PURPOSE_CHOOSE_PASSWORD',
} as const satisfies Record<LinkPurpose, WirePurpose>;

export const linkStates = {
  live: 'LINK_STATE_LIVE',
  expired: 'LINK_STATE_EXPIRED',
  invalid: 'LINK_STATE_INVALID',
} as const satisfies Record<LinkState, string>;

export const refusals = {
  'no-account': 'REASON_NO_ACCOUNT',
  overtaken: 'REASON_OVERTAKEN',
  limit: 'REASON_LIMIT',
  'account-state': 'REASON_ACCOUNT_STATE',
  'unknown-request': 'REASON_UNKNOWN_REQUEST',
  'address-limit': 'REASON_ADDRESS_LIMIT',
  'campaign-over': 'REASON_CAMPAIGN_OVER',
} as const satisfies Record<RefusalReason, string>;

const importOutcomes = {
  created: 'OUTCOME_CREATED',
  updated: 'OUTCOME_UPDATED',
  unchanged: 'OUTCOME_UNCHANGED',
  'login-taken': 'OUTCOME_LOGIN_TAKEN',
  'password-format': 'OUTCOME_PASSWORD_FORMAT',
  'password-cost': 'OUTCOME_PASSWORD_COST',
  'password-length': 'OUTCOME_PASSWORD_LENGTH',
  anonymised: 'OUTCOME_ANONYMISED',
  busy: 'OUTCOME_BUSY',
} as const satisfies Record<ImportOutcome, string>;

export interface HandlerDeps {
  features: Features;
  /** Reads and deletes without a rule of their own. */
  credentials: Pick<CredentialRepository, 'listPending' | 'deletePending' | 'epochs'>;
  accessTokens: Pick<AccessTokens, 'jwks'>;
  countTokenFailures: CountTokenFailures;
  noteTokenFailure: NoteTokenFailure;
}

type Rpcs = Handlers<IdentityServiceDefinition>;

/** The RPCs of protos/identity/v1, each checked, handed to its use case and put back on the wire. */
export function grpcHandlers(deps: HandlerDeps): Rpcs {
  return {
    ...registrationHandlers(deps),
    ...tokenHandlers(deps),
    ...sessionHandlers(deps),
    ...passwordHandlers(deps),
  };
}

function registrationHandlers({
  features,
  credentials,
  countTokenFailures,
}: HandlerDeps): Pick<
  Rpcs,
  | 'CreateCredential'
  | 'ActivateCredential'
  | 'ListPendingCredentials'
  | 'DeletePendingCredential'
  | 'ConfirmRegistration'
  | 'StageRegistration'
  | 'ImportCredentials'
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
    ImportCredentials: async (request) => {
      const { credentials: rows, ...options } = parseRequest(requests.ImportCredentials, request);
      const { outcomes, created } = await features.importCredentials(rows, options);
      return { outcomes: outcomes.map((outcome) => importOutcomes[outcome]), created: created.map(toState) };
    },
    ConfirmRegistration: async (request) => {
      const { token } = parseRequest(requests.ConfirmRegistration, request);
      return countTokenFailures(request.client, () => features.confirmRegistration(token));
    },
    StageRegistration: async (request) => ({
      staged: await features.stageRegistration(parseRequest(requests.StageRegistration, request)),
    }),
  };
}

function tokenHandlers({
  features,
  credentials,
  accessTokens,
  countTokenFailures,
}: HandlerDeps): Pick<Rpcs, 'Authenticate' | 'RefreshSession' | 'GetJwks' | 'GetEpochs'> {
  return {
    Authenticate: async (request) =>
      features.authenticate({
        ...parseRequest(requests.Authenticate, request),
        client: {
          address: request.client?.address ?? '',
          deviceToken: request.client?.deviceToken ?? '',
          userAgent: request.client?.userAgent ?? '',
        },
      }),
    RefreshSession: async (request) => {
      const { refreshToken } = parseRequest(requests.RefreshSession, request);
      return {
        tokens: await countTokenFailures(request.client, () => features.refreshSession(refreshToken)),
      };
    },
    GetJwks: async () => ({ jwksJson: await accessTokens.jwks() }),
    GetEpochs: async (request) => ({
      epochs: await credentials.epochs(parseRequest(requests.GetEpochs, request).customerIds),
    }),
  };
}

function sessionHandlers({
  features,
}: HandlerDeps): Pick<Rpcs, 'AnonymiseCredential' | 'ListSessions' | 'EndSession' | 'EndSessions'> {
  return {
    AnonymiseCredential: async (request) => {
      await features.anonymiseCredential(parseRequest(requests.AnonymiseCredential, request).customerId);
      return {};
    },
    ListSessions: async (request) => ({
      sessions: (await features.listSessions(parseRequest(requests.ListSessions, request).customerId)).map(
        toSessionInfo,
      ),
    }),
    EndSession: async (request) => ({
      ended: await features.endSession(parseRequest(requests.EndSession, request)),
    }),
    EndSessions: async (request) => {
      await features.endSessions(parseRequest(requests.EndSessions, request));
      return {};
    },
  };
}

function passwordHandlers({
  features,
  countTokenFailures,
  noteTokenFailure,
}: HandlerDeps): Pick<
  Rpcs,
  'ChangePassword' | 'RequestReset' | 'RequestConfirmation' | 'MintLinks' | 'InspectLink' | 'RestorePassword'
> {
  return {
    ChangePassword: async (request) => {
      const { openSession, ...given } = parseRequest(requests.ChangePassword, request);
      const changed = await features.changePassword(given);
      if (!openSession) return {};
      return { tokens: await features.openSession(changed, request.client?.userAgent ?? '') };
    },
    RequestReset: async (request) => {
      await features.requestReset({
        ...parseRequest(requests.RequestReset, request),
        address: request.client?.address ?? '',
      });
      return {};
    },
    RequestConfirmation: async (request) => {
      await features.requestReset({
        ...parseRequest(requests.RequestConfirmation, request),
        address: request.client?.address ?? '',
        wanted: 'confirmation',
      });
      return {};
    },
    MintLinks: async (request) => {
      const { links } = parseRequest(requests.MintLinks, request);
      const outcomes = await features.mintLinks(
        links.map(({ campaignId, purpose, ...link }) => ({
          ...link,
          purpose: purposes[purpose],
          ...(campaignId === '' ? {} : { campaignId }),
        })),
      );
      return {
        links: outcomes.map((outcome, at) => ({
          requestId: links[at]?.requestId ?? '',
          ...toOutcome(outcome),
        })),
      };
    },
    InspectLink: async (request) => {
      const { token, purpose } = parseRequest(requests.InspectLink, request);
      const { state, customerId } = await features.inspectLink({ token, purpose: purposes[purpose] });
      if (state === 'invalid') await noteTokenFailure(request.client);
      return { state: linkStates[state], customerId };
    },
    RestorePassword: async (request) => {
      const given = parseRequest(requests.RestorePassword, request);
      return countTokenFailures(request.client, () => features.restorePassword(given));
    },
  };
}

export function toSessionInfo({
  sessionId,
  createdAt,
  rotatedAt,
  expiresAt,
  userAgent,
}: Session): SessionInfo {
  return {
    sessionId,
    createdAtMs: createdAt,
    lastUsedAtMs: rotatedAt ?? createdAt,
    expiresAtMs: expiresAt,
    userAgent,
  };
}

function toOutcome(outcome: AnyOutcome) {
  if ('minted' in outcome) return { minted: toWire(outcome.minted) };
  if ('refused' in outcome) return { refused: { reason: refusals[outcome.refused] } };
  const { requestedAt, ...same } = outcome.held;
  return { held: { ...same, requestedAtMs: requestedAt } };
}

function toWire({ expiresAt, requestedAt, ...same }: MintedLink): LinkMinted {
  return { ...same, expiresAtMs: expiresAt, requestedAtMs: requestedAt };
}
