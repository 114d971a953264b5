import type { Clock } from '@latchkey/kit/clock';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import type { SessionRepository } from '../../domain/session-repository.ts';
import type { Session } from '../../domain/session.ts';

export interface ListSessionsDeps {
  sessions: Pick<SessionRepository, 'list'>;
  credentials: Pick<CredentialRepository, 'epochs'>;
  clock: Clock;
}

/** More than anybody looks through; the latest ones are those of interest. */
const maxListed = 100;

/** The sessions of a customer that can still be used, newest first; none for an account that may hold no tokens. */
export async function listSessions(deps: ListSessionsDeps, customerId: string): Promise<Session[]> {
  const [credential] = await deps.credentials.epochs([customerId]);
  if (credential === undefined) return [];
  const sessions = await deps.sessions.list(customerId, deps.clock.now(), maxListed);
  return sessions.filter(({ epoch }) => epoch === credential.epoch);
}
