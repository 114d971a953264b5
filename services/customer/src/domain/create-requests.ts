/** One try of staff to make a customer, known by the key the client chose for it. */
export interface CreateRequest {
  /** SHA-256 of the key. */
  readonly key: string;
  /** SHA-256 of what was asked for: another one under the same key is a mistake. */
  readonly content: string;
  /** Whom it makes, however often it is tried. */
  readonly customerId: string;
  readonly customerReference: string;
}

/** How long a key is remembered, in milliseconds: longer than any client goes on trying. */
export const createRequestLifeMs = 24 * 3_600_000;

/** Rejects with `unavailable` when the store cannot be reached. */
export interface CreateRequests {
  /** @returns what is stored under the key: this request, or the one that was there before */
  claim(request: CreateRequest, forgetAt: number): Promise<CreateRequest>;
  find(key: string): Promise<CreateRequest | undefined>;
  /** The next try under the key starts anew. */
  forget(key: string): Promise<void>;
}
