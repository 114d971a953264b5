import { isStaffKind, type LinkKind, type StaffKind } from '../domain/delivery.ts';
import type { LinkMinter, MintRequest, MintResult } from '../domain/people.ts';

type MintOf<Kind extends LinkKind> = (
  requests: readonly (MintRequest & { readonly kind: Kind })[],
) => Promise<MintResult[]>;

/** Asks for the links of customers and of the staff where each are kept; answers in the order asked. */
export function createLinkMinter(minters: {
  customers: MintOf<Exclude<LinkKind, StaffKind>>;
  staff: MintOf<StaffKind>;
}): LinkMinter {
  return {
    mint: async (requests) => {
      const [ofStaff, ofCustomers] = [requests.filter(isOfStaff), requests.filter(isOfCustomer)];
      const [staff, customers] = await Promise.all([
        ofStaff.length === 0 ? [] : minters.staff(ofStaff),
        ofCustomers.length === 0 ? [] : minters.customers(ofCustomers),
      ]);
      const results = new Map([
        ...ofStaff.map(({ requestId }, at) => [requestId, staff[at]] as const),
        ...ofCustomers.map(({ requestId }, at) => [requestId, customers[at]] as const),
      ]);
      return requests.flatMap(({ requestId }) => results.get(requestId) ?? []);
    },
  };
}

function isOfStaff(request: MintRequest): request is MintRequest & { kind: StaffKind } {
  return isStaffKind(request.kind);
}

function isOfCustomer(request: MintRequest): request is MintRequest & { kind: Exclude<LinkKind, StaffKind> } {
  return !isStaffKind(request.kind);
}
