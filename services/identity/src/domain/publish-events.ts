import type { CredentialEvent } from './credential-repository.ts';

/**
 * Publishes events that were just stored on a document, without making anybody wait: what does not get out now is
 * swept from the store later.
 */
export type PublishEvents = (documentId: string, events: readonly CredentialEvent[]) => void;
