import { asAppError, type ErrorCode } from '@latchkey/kit/errors';
import type { ThrottleRule } from './bucket.ts';
import type { ThrottleKeys } from './throttle-keys.ts';
import type { Throttle } from './throttle.ts';

/** What a guessed token of 256 bits meets. An expired link was a link once: nobody guesses one. */
const failures: readonly ErrorCode[] = ['link_invalid', 'refresh_token_invalid'];

type Client = { readonly address: string } | null | undefined;

/** Counts one for the client's address. @throws AppError too_many_attempts when there were too many before */
export type NoteTokenFailure = (client: Client) => Promise<void>;

/** Does the work; counts for the client's address when the token it presents is not valid. */
export type CountTokenFailures = <T>(client: Client, work: () => Promise<T>) => Promise<T>;

/**
 * Guessing such tokens is hopeless; what is limited is the noise. Only failures are looked at, so that a valid link
 * or refresh token always works, whoever else sits behind the same address.
 */
export function createTokenFailures(deps: {
  throttle: Pick<Throttle, 'penalise'>;
  keys: Pick<ThrottleKeys, 'address'>;
  perAddress: ThrottleRule;
}): { countTokenFailures: CountTokenFailures; noteTokenFailure: NoteTokenFailure } {
  const noteTokenFailure: NoteTokenFailure = async (client) => {
    const key = deps.keys.address('token', client?.address ?? '');
    if (key !== undefined) await deps.throttle.penalise([{ key, rule: deps.perAddress }]);
  };
  const countTokenFailures: CountTokenFailures = async (client, work) => {
    try {
      return await work();
    } catch (error) {
      if (failures.includes(asAppError(error).code)) await noteTokenFailure(client);
      throw error;
    }
  };
  return { countTokenFailures, noteTokenFailure };
}
