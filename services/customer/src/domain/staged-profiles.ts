import type { Customer } from './customer.ts';

/**
 * The profile of a registration whose address is not proven yet. It is no customer: nothing reads it but the
 * completion of its registration.
 */
export interface StagedProfile {
  readonly requestId: string;
  readonly customer: Customer;
}

/**
 * How long a staged profile rests, in milliseconds: longer than identity goes on minting links for its registration
 * (14 days) and such a link lives (72 h).
 */
export const stagedProfileLifeMs = 30 * 86_400_000;

/** Where staged profiles rest. Every method rejects with `unavailable` when the store cannot be reached. */
export interface StagedProfiles {
  /** @param forgetAt when the store drops it, milliseconds since the Unix epoch */
  insert(profile: StagedProfile, forgetAt: number): Promise<void>;
  find(requestId: string): Promise<StagedProfile | undefined>;
  delete(requestId: string): Promise<void>;
}
