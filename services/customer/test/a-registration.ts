import { AppError } from '@latchkey/kit/errors';
import { aProfile } from './a-profile.ts';

export const aPassword = 'correct horse battery staple';
let people = 0;

/** The registration of somebody new. */
export function aRegistration() {
  people += 1;
  return {
    ...aProfile({ email: `Person.${people}@shop.example` }),
    password: aPassword,
    acceptedTerms: true,
  };
}

/** How a call ended: `ok`, or the code of its error. */
export function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}
