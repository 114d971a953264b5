import type { MintItem, MintOutcome } from '../mint-links/mint-links.ts';
import {
  mintConfirmations,
  type AddressHeld,
  type MintConfirmationsDeps,
  type OfCredential,
} from './mint-confirmations.ts';

/** What becomes of one mint: a link, a refusal, or word to the owner of an account that the address has already. */
export type AnyOutcome = MintOutcome | { readonly held: AddressHeld };

export interface MintAllDeps extends MintConfirmationsDeps {
  /** Mints for credentials. */
  mintLinks: (items: readonly MintItem[]) => Promise<MintOutcome[]>;
}

/** Mints every kind of link; outcomes in the order of the items. */
export async function mintAll(deps: MintAllDeps, items: readonly MintItem[]): Promise<AnyOutcome[]> {
  const confirmations = items.filter((item) => item.purpose === 'confirm-registration');
  const settled = confirmations.length === 0 ? [] : await mintConfirmations(deps, confirmations);
  const byItem = new Map<MintItem, AnyOutcome | OfCredential>(
    confirmations.flatMap((item, at) => (settled[at] === undefined ? [] : [[item, settled[at]]])),
  );
  const rest = items.flatMap((item): { item: MintItem; asked: MintItem }[] => {
    const outcome = byItem.get(item);
    if (outcome === undefined) return [{ item, asked: item }];
    return 'credential' in outcome ? [{ item, asked: { ...item, ...outcome.credential } }] : [];
  });
  const others = rest.length === 0 ? [] : await deps.mintLinks(rest.map(({ asked }) => asked));
  rest.forEach(({ item }, at) => {
    if (others[at] !== undefined) byItem.set(item, others[at]);
  });
  return items.map((item) => {
    const outcome = byItem.get(item);
    if (outcome === undefined || 'credential' in outcome) throw new Error('a link was not decided on');
    return outcome;
  });
}
