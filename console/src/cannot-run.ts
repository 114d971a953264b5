import type { Failure } from './shell/exit-codes.ts';

/** The command could not do its work, or not to its end; the message is a sentence for whoever typed it. */
export class CannotRun extends Error {
  override readonly name: string = 'CannotRun';
  readonly failure: Failure;

  /** @param failure decides the exit code (shell/exit-codes.ts) */
  constructor(sentence: string, failure: Failure = 'failed', options?: ErrorOptions) {
    super(sentence, options);
    this.failure = failure;
  }
}
