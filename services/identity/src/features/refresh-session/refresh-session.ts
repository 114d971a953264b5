import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { RecordActs } from '../../domain/audit/record-acts.ts';
import type { AccessTokens, SessionTokens } from '../../domain/access-token.ts';
import { companyUserIdOf } from '../../domain/company-user.ts';
import { mayLogIn } from '../../domain/credential.ts';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { hashSecret } from '../../domain/link-token.ts';
import type { SessionRepository } from '../../domain/session-repository.ts';
import {
  decideRefresh,
  formatRefreshToken,
  parseRefreshToken,
  reissueSession,
  rotateSession,
  type Session,
} from '../../domain/session.ts';

export interface RefreshSessionDeps {
  sessions: Pick<SessionRepository, 'find' | 'replace' | 'end'>;
  credentials: Pick<CredentialRepository, 'findById'>;
  accessTokens: Pick<AccessTokens, 'issue'>;
  /** Life of a refresh token in milliseconds. */
  sessionLifeMs: number;
  recordActs: RecordActs;
  clock: Clock;
  newId: () => string;
  newSecret: () => string;
}

/** Each round somebody else replaced the token; after the grace use nothing is left to race for. */
const maxRounds = 4;

/**
 * Replaces a refresh token by a new pair. The token just replaced works once more for 30 s, while nobody has used
 * its successor; any other second use ends the family.
 * @throws AppError refresh_token_invalid
 */
export async function refreshSession(deps: RefreshSessionDeps, token: string): Promise<SessionTokens> {
  const presented = parseRefreshToken(token);
  if (presented === undefined) throw new AppError('refresh_token_invalid');
  const hash = hashSecret(presented.secret);

  for (let round = 1; round <= maxRounds; round += 1) {
    const session = await deps.sessions.find(presented.sessionId);
    if (session === undefined) break;
    const secret = deps.newSecret();
    const decided = await nextSession(deps, session, hash, hashSecret(secret));
    if (decided === undefined) break;
    const { next, companyUserId } = decided;
    if (!(await deps.sessions.replace(session, next))) continue;
    const access = await deps.accessTokens.issue({ ...next, companyUserId });
    return {
      accessToken: access.token,
      expiresIn: access.expiresIn,
      refreshToken: formatRefreshToken(next.sessionId, secret),
      customerId: next.customerId,
      customerReference: next.customerReference,
      companyUserId: companyUserId ?? '',
    };
  }
  throw new AppError('refresh_token_invalid');
}

/** The session with its token replaced, and whom its holder acts as by now; or nothing, and a family that must end is ended. */
async function nextSession(
  deps: RefreshSessionDeps,
  session: Session,
  hash: string,
  nextHash: string,
): Promise<{ next: Session; companyUserId: string | undefined } | undefined> {
  const now = deps.clock.now();
  const decision = decideRefresh(session, hash, now);
  switch (decision) {
    case 'expired':
      return undefined;
    case 'reused':
      await recordReuse(deps, session, now);
      await deps.sessions.end(session.sessionId);
      return undefined;
    case 'rotate':
    case 'grace': {
      const credential = await deps.credentials.findById(session.customerId);
      // The password was changed since, or the account may no longer hold tokens.
      if (credential === undefined || !mayLogIn(credential) || credential.epoch !== session.epoch) {
        await deps.sessions.end(session.sessionId);
        return undefined;
      }
      const next =
        decision === 'rotate'
          ? rotateSession(session, nextHash, now, deps.sessionLifeMs)
          : reissueSession(session, nextHash);
      return { next, companyUserId: companyUserIdOf(credential) };
    }
  }
}

/** Somebody else may hold the family: its owner can see that it ended, and why. */
async function recordReuse(
  deps: RefreshSessionDeps,
  { customerId: subject, sessionId }: Session,
  at: number,
): Promise<void> {
  const details = { reason: 'reuse', sessionId };
  const ended = { id: deps.newId(), at, act: 'sessions.ended', subject, details } as const;
  await deps.recordActs(audited(currentOrigin(), ended).data.entries);
}
