import type { Clock } from '@latchkey/kit/clock';
import type { AccessTokens, SessionTokens } from '../../domain/access-token.ts';
import { companyUserIdOf } from '../../domain/company-user.ts';
import type { Credential } from '../../domain/credential.ts';
import { hashSecret } from '../../domain/link-token.ts';
import type { SessionRepository } from '../../domain/session-repository.ts';
import { formatRefreshToken, userAgentMaxLength, type Session } from '../../domain/session.ts';

export interface OpenSessionDeps {
  sessions: Pick<SessionRepository, 'insert'>;
  accessTokens: Pick<AccessTokens, 'issue'>;
  /** Life of a refresh token in milliseconds. */
  sessionLifeMs: number;
  clock: Clock;
  newId: () => string;
  newSecret: () => string;
}

/**
 * Opens a session for somebody whose password has been verified: one write. The epoch is the one of the credential as
 * it was when that happened, so a change in between leaves a session that is dead at birth.
 */
export async function openSession(
  deps: OpenSessionDeps,
  credential: Pick<Credential, 'customerId' | 'customerReference' | 'epoch' | 'companyUsers'>,
  userAgent: string,
): Promise<SessionTokens> {
  const { customerId, customerReference, epoch } = credential;
  const companyUserId = companyUserIdOf(credential);
  const now = deps.clock.now();
  const secret = deps.newSecret();
  const session: Session = {
    sessionId: deps.newId(),
    customerId,
    customerReference,
    epoch,
    currentHash: hashSecret(secret),
    previousHash: undefined,
    rotatedAt: undefined,
    graceUsed: false,
    createdAt: now,
    expiresAt: now + deps.sessionLifeMs,
    userAgent: userAgent.slice(0, userAgentMaxLength),
  };
  const [access] = await Promise.all([
    deps.accessTokens.issue({ ...session, companyUserId }),
    deps.sessions.insert(session),
  ]);
  return {
    accessToken: access.token,
    expiresIn: access.expiresIn,
    refreshToken: formatRefreshToken(session.sessionId, secret),
    customerId,
    customerReference,
    companyUserId: companyUserId ?? '',
  };
}
