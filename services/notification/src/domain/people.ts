import type { LinkKind } from './delivery.ts';

/** What the link of a mail is minted from. */
export interface MintRequest {
  readonly requestId: string;
  readonly kind: LinkKind;
  /** Set where the request names a customer. */
  readonly customerId: string | undefined;
  /** Set where the mail is a campaign's. */
  readonly campaignId: string | undefined;
}

/** Identity's answer to one mint. */
export type MintResult =
  | {
      readonly kind: 'minted';
      readonly token: string;
      readonly expiresAt: number;
      readonly requestedAt: number;
      /** Nobody's where it goes to a Back Office user. */
      readonly customerId: string | undefined;
      /** Of a Back Office user; a customer's is asked of customer. */
      readonly name: string | undefined;
      /** The stored address, never the typed one. */
      readonly address: string;
      /** Language of the request, if it had one. */
      readonly locale: string | undefined;
    }
  /** The address has an account already: its owner is told that somebody registered with it. */
  | {
      readonly kind: 'held';
      readonly requestedAt: number;
      readonly customerId: string;
      readonly address: string;
      readonly locale: string | undefined;
    }
  /** Nobody has this address: the request ends without a trace. */
  | { readonly kind: 'no-account' }
  | {
      readonly kind: 'refused';
      readonly reason:
        'overtaken' | 'link_limit' | 'address_limit' | 'account_state' | 'request_unknown' | 'campaign_over';
    };

/** Asks identity for links. */
export interface LinkMinter {
  /**
   * Answers in the order asked, 1 to 500 at a time; asking again gives the same link with its clock started anew.
   * @throws AppError `unavailable` and the like when identity cannot be asked now; `internal` or `invalid_input` when it
   *   could not handle one of them
   */
  mint(requests: readonly MintRequest[]): Promise<MintResult[]>;
}

/** Where an account's mails went when a change of its address was asked for. */
export interface PreviousAddress {
  readonly address: string;
  readonly customerId: string;
  /** Language of the request, if it had one. */
  readonly locale: string | undefined;
}

/** Asks identity for addresses that were left, or are about to be. */
export interface PreviousAddresses {
  /**
   * By request id; requests that are unknown are missing. 1 to 500 at a time.
   * @throws when identity cannot be asked now; at once while the circuit breaker is open
   */
  find(requestIds: readonly string[]): Promise<ReadonlyMap<string, PreviousAddress>>;
}

/** What a mail needs to know of a person; undefined where the person has not said. */
export interface Contact {
  readonly address: string;
  readonly name: string | undefined;
  readonly locale: string | undefined;
}

/** Asks customer for names, languages and addresses. */
export interface ContactDirectory {
  /**
   * By customer id; unknown ids are missing. 1 to 500 at a time.
   * @throws when customer cannot be asked now; at once while the circuit breaker is open
   */
  find(customerIds: readonly string[]): Promise<ReadonlyMap<string, Contact>>;
}
