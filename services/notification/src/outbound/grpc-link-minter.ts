import type { IdentityServiceDefinition, MintedLink } from '@latchkey/contracts/identity';
import type { ServiceClient } from '@latchkey/kit/grpc';
import type { LinkKind, StaffKind } from '../domain/delivery.ts';
import type { MintRequest, MintResult } from '../domain/people.ts';
import { breakerAround } from './circuit-breaker.ts';

type CustomerKind = Exclude<LinkKind, StaffKind>;

const purposes = {
  'registration-confirmation': 'LINK_PURPOSE_CONFIRM_REGISTRATION',
  'password-reset': 'LINK_PURPOSE_RESTORE_PASSWORD',
  'password-invitation': 'LINK_PURPOSE_CHOOSE_PASSWORD',
  'password-renewal': 'LINK_PURPOSE_CHOOSE_PASSWORD',
  'password-expired': 'LINK_PURPOSE_CHOOSE_PASSWORD',
  'email-change': 'LINK_PURPOSE_CHANGE_EMAIL',
} as const satisfies Record<CustomerKind, string>;

export const refusals = {
  REASON_NO_ACCOUNT: { kind: 'no-account' },
  REASON_OVERTAKEN: { kind: 'refused', reason: 'overtaken' },
  REASON_LIMIT: { kind: 'refused', reason: 'link_limit' },
  REASON_ADDRESS_LIMIT: { kind: 'refused', reason: 'address_limit' },
  REASON_ACCOUNT_STATE: { kind: 'refused', reason: 'account_state' },
  REASON_UNKNOWN_REQUEST: { kind: 'refused', reason: 'request_unknown' },
  REASON_CAMPAIGN_OVER: { kind: 'refused', reason: 'campaign_over' },
  // A reason newer than this service: still a refusal, and asking again gives the same answer.
  REASON_UNSPECIFIED: { kind: 'refused', reason: 'request_unknown' },
} as const satisfies Record<string, MintResult>;

/** Milliseconds: short enough that notices in the same batch do not wait long for an identity that hangs. */
export const deadlineMs = 5_000;

/** What identity is asked for customers' links. */
interface CustomerRequest extends MintRequest {
  readonly kind: CustomerKind;
}

/** Mints customers' links at identity, behind a circuit breaker. */
export function createGrpcLinkMinter(identity: Pick<ServiceClient<IdentityServiceDefinition>, 'mintLinks'>): {
  mint: (requests: readonly CustomerRequest[]) => Promise<MintResult[]>;
  stop(): void;
} {
  const breaker = breakerAround('identity.MintLinks', identity.mintLinks);
  return {
    mint: async (requests) => {
      const links = requests.map(({ requestId, kind, customerId, campaignId }) => ({
        requestId,
        purpose: purposes[kind],
        customerId: customerId ?? '',
        campaignId: campaignId ?? '',
      }));
      const answer = await breaker.fire({ links }, { deadlineMs });
      if (answer.links.length !== links.length)
        throw new Error('identity answered for a different number of links');
      return answer.links.map(toResult);
    },
    stop: () => breaker.shutdown(),
  };
}

function toResult({ minted, refused, held }: MintedLink): MintResult {
  if (held !== undefined && held !== null) {
    const { requestedAtMs, customerId, login, locale } = held;
    return {
      kind: 'held',
      requestedAt: requestedAtMs,
      customerId,
      address: login,
      locale: locale === '' ? undefined : locale,
    };
  }
  if (minted === undefined || minted === null) return refusals[refused?.reason ?? 'REASON_UNSPECIFIED'];
  const { token, expiresAtMs, requestedAtMs, customerId, login, locale } = minted;
  return {
    kind: 'minted',
    token,
    expiresAt: expiresAtMs,
    requestedAt: requestedAtMs,
    customerId,
    name: undefined,
    address: login,
    locale: locale === '' ? undefined : locale,
  };
}
