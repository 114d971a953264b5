import { newId } from '@latchkey/kit/ids';
import type { Session } from '../src/domain/session.ts';
import { noon } from './a-credential.ts';

/** A session opened at noon that lives for an hour, changed as told. */
export function aSession(given: Partial<Session> = {}): Session {
  return {
    sessionId: newId(),
    customerId: newId(),
    customerReference: 'customer--1',
    epoch: 1,
    currentHash: 'current',
    previousHash: undefined,
    rotatedAt: undefined,
    graceUsed: false,
    createdAt: noon,
    expiresAt: noon + 3_600_000,
    userAgent: 'Firefox',
    ...given,
  };
}
