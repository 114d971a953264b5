import type { MintedStaffLink, StaffServiceDefinition } from '@latchkey/contracts/staff';
import type { ServiceClient } from '@latchkey/kit/grpc';
import type { StaffKind } from '../domain/delivery.ts';
import type { MintRequest, MintResult } from '../domain/people.ts';
import { breakerAround } from './circuit-breaker.ts';
import { deadlineMs, refusals } from './grpc-link-minter.ts';

interface StaffRequest extends MintRequest {
  readonly kind: StaffKind;
}

/** Mints the links of Back Office users at identity, behind a circuit breaker. */
export function createGrpcStaffLinkMinter(
  staff: Pick<ServiceClient<StaffServiceDefinition>, 'mintStaffLinks'>,
): { mint: (requests: readonly StaffRequest[]) => Promise<MintResult[]>; stop(): void } {
  const breaker = breakerAround('identity.MintStaffLinks', staff.mintStaffLinks);
  return {
    mint: async (requests) => {
      const links = requests.map(({ requestId, kind }) => ({
        requestId,
        invitation: kind === 'back-office-invitation',
      }));
      const answer = await breaker.fire({ links }, { deadlineMs });
      if (answer.links.length !== links.length)
        throw new Error('identity answered for a different number of links');
      return answer.links.map(toResult);
    },
    stop: () => breaker.shutdown(),
  };
}

function toResult({ minted, refused }: MintedStaffLink): MintResult {
  if (minted === undefined || minted === null) return refusals[refused?.reason ?? 'REASON_UNSPECIFIED'];
  const { token, expiresAtMs, requestedAtMs, email, name, locale } = minted;
  return {
    kind: 'minted',
    token,
    expiresAt: expiresAtMs,
    requestedAt: requestedAtMs,
    customerId: undefined,
    name: name === '' ? undefined : name,
    address: email,
    locale: locale === '' ? undefined : locale,
  };
}
