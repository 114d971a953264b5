import type { CredentialEvent } from './credential-repository.ts';
import type { RefusalReason, ResetRequest } from './reset-request.ts';

/** Stores requests for reset links. Failures of the store are AppErrors of kind `unavailable`. */
export interface ResetRequestRepository {
  /** One insert; the row carries its event until that is published. */
  insert(request: ResetRequest, event: CredentialEvent): Promise<void>;
  /** Those of the requests that are known, in no order. */
  findMany(requestIds: readonly string[]): Promise<ResetRequest[]>;
  /** How many requests came from an origin after one time and until another; no more than `most` are counted. */
  countFrom(origin: string, span: { after: number; until: number }, most: number): Promise<number>;
  /**
   * Notes that the requests were answered at `now`, from which their time of being remembered runs. The first
   * refusal stays.
   */
  settle(
    answers: readonly { requestId: string; refusal: RefusalReason | undefined }[],
    now: number,
  ): Promise<void>;
}
