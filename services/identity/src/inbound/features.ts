import type { activateCredential } from '../features/activate-credential/activate-credential.ts';
import type { anonymiseCredential } from '../features/anonymise-credential/anonymise-credential.ts';
import type { authenticate } from '../features/authenticate/authenticate.ts';
import type { changePassword } from '../features/change-password/change-password.ts';
import type { confirmEmailChange } from '../features/confirm-email-change/confirm-email-change.ts';
import type { createCredential } from '../features/create-credential/create-credential.ts';
import type { endSession, endSessions } from '../features/end-session/end-session.ts';
import type { importCredentials } from '../features/import-credentials/import-credentials.ts';
import type { inspectLink } from '../features/inspect-link/inspect-link.ts';
import type { listSessions } from '../features/list-sessions/list-sessions.ts';
import type { mintAll } from '../features/mint-confirmations/mint-all.ts';
import type { refreshSession } from '../features/refresh-session/refresh-session.ts';
import type { requestReset } from '../features/request-reset/request-reset.ts';
import type { requestEmailChange } from '../features/request-email-change/request-email-change.ts';
import type { verifyPassword } from '../features/verify-password/verify-password.ts';
import type { openSession } from '../features/open-session/open-session.ts';
import type { stageRegistration } from '../features/stage-registration/stage-registration.ts';
import type { restorePassword } from '../features/restore-password/restore-password.ts';

/** A use case with its dependencies given. */
export type Bound<Feature> = Feature extends (deps: never, ...given: infer Given) => infer Result
  ? (...given: Given) => Result
  : never;

/** Everything identity can do, as the edges see it. */
export interface Features {
  readonly activateCredential: Bound<typeof activateCredential>;
  readonly anonymiseCredential: Bound<typeof anonymiseCredential>;
  readonly authenticate: Bound<typeof authenticate>;
  readonly changePassword: Bound<typeof changePassword>;
  /** `requestId` is the staged registration's, or empty. */
  readonly confirmRegistration: (token: string) => Promise<{ customerId: string; requestId: string }>;
  readonly confirmEmailChange: Bound<typeof confirmEmailChange>;
  readonly createCredential: Bound<typeof createCredential>;
  readonly endSession: Bound<typeof endSession>;
  readonly endSessions: Bound<typeof endSessions>;
  readonly importCredentials: Bound<typeof importCredentials>;
  readonly inspectLink: Bound<typeof inspectLink>;
  readonly listSessions: Bound<typeof listSessions>;
  readonly mintLinks: Bound<typeof mintAll>;
  readonly openSession: Bound<typeof openSession>;
  readonly refreshSession: Bound<typeof refreshSession>;
  readonly requestEmailChange: Bound<typeof requestEmailChange>;
  readonly requestReset: Bound<typeof requestReset>;
  readonly restorePassword: Bound<typeof restorePassword>;
  readonly stageRegistration: Bound<typeof stageRegistration>;
  readonly verifyPassword: Bound<typeof verifyPassword>;
}
