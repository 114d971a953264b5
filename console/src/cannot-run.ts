/** The command could not do its work, or not to its end; the message is a sentence for whoever typed it. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}
