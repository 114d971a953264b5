import type { AnyLinkPurpose } from '../../domain/link.ts';
import { mintEmailChanges, type MintEmailChangesDeps } from '../mint-email-changes/mint-email-changes.ts';
import type { MintItem, MintOutcome } from '../mint-links/mint-links.ts';
import { mintConfirmations, type AddressHeld, type MintConfirmationsDeps } from './mint-confirmations.ts';

/** What becomes of one mint: a link, a refusal, or word to the owner of an account that the address has already. */
export type AnyOutcome = MintOutcome | { readonly held: AddressHeld };

/** One link to mint, of any kind. */
export type AnyMintItem = Omit<MintItem, 'purpose'> & { readonly purpose: AnyLinkPurpose };

export interface MintAllDeps extends MintConfirmationsDeps, MintEmailChangesDeps {
  /** Mints for credentials. */
  mintLinks: (items: readonly MintItem[]) => Promise<MintOutcome[]>;
}

/** Mints every kind of link; outcomes in the order of the items. */
export async function mintAll(deps: MintAllDeps, items: readonly AnyMintItem[]): Promise<AnyOutcome[]> {
  const outcomes = new Map<AnyMintItem, AnyOutcome>();
  const changes = items.filter((item) => item.purpose === 'change-email');
  const minted =
    changes.length === 0
      ? []
      : await mintEmailChanges(
          deps,
          changes.map((item) => item.requestId),
        );
  changes.forEach((item, at) => {
    if (minted[at] !== undefined) outcomes.set(item, minted[at]);
  });

  const confirmations = items.filter((item) => item.purpose === 'confirm-registration');
  const settled = confirmations.length === 0 ? [] : await mintConfirmations(deps, confirmations);
  const ofCredentials: { item: AnyMintItem; asked: MintItem }[] = [];
  confirmations.forEach((item, at) => {
    const outcome = settled[at];
    if (outcome === undefined) return;
    if ('credential' in outcome)
      ofCredentials.push({ item, asked: { purpose: 'confirm-registration', ...outcome.credential } });
    else outcomes.set(item, outcome);
  });

  for (const item of items) {
    const { purpose } = item;
    if (purpose !== 'change-email' && purpose !== 'confirm-registration')
      ofCredentials.push({ item, asked: { ...item, purpose } });
  }
  const others =
    ofCredentials.length === 0 ? [] : await deps.mintLinks(ofCredentials.map(({ asked }) => asked));
  ofCredentials.forEach(({ item }, at) => {
    if (others[at] !== undefined) outcomes.set(item, others[at]);
  });
  return items.map((item) => {
    const outcome = outcomes.get(item);
    if (outcome === undefined) throw new Error('a link was not decided on');
    return outcome;
  });
}
