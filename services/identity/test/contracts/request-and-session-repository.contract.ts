import { newId } from '@latchkey/kit/ids';
import { normaliseLogin } from '../../src/domain/login.ts';
import type { ResetRequestRepository } from '../../src/domain/reset-request-repository.ts';
import type { ResetRequest } from '../../src/domain/reset-request.ts';
import type { SessionRepository } from '../../src/domain/session-repository.ts';
import { reissueSession, rotateSession, type Session } from '../../src/domain/session.ts';
import { noon } from '../a-credential.ts';

/** What every store of reset requests promises. */
export function resetRequestRepositoryContract(open: () => ResetRequestRepository): void {
  const insert = async (given: Partial<ResetRequest> = {}): Promise<ResetRequest> => {
    const requestId = newId();
    const request = {
      requestId,
      login: normaliseLogin('a@example.com'),
      locale: 'en_US',
      origin: '',
      at: noon,
      refusal: undefined,
      ...given,
    };
    const data = { requestId, requestedAtMs: noon };
    await open().insert(request, { id: requestId, type: 'password.reset_requested', data, at: noon });
    return request;
  };

  it('gives back the requests it knows', async () => {
    const [one, two] = [await insert(), await insert()];
    const found = await open().findMany([two.requestId, newId(), one.requestId]);
    expect(found.sort((a, b) => (a.requestId < b.requestId ? -1 : 1))).toEqual([one, two]);
  });

  it('counts the requests from one origin in a span of time, so far as anybody wants to know', async () => {
    const origin = `reset-address:${newId()}`;
    for (const at of [noon - 2, noon - 1, noon, noon + 1]) await insert({ origin, at });
    await insert();
    expect(await open().countFrom(origin, { after: noon - 2, until: noon }, 10)).toBe(2);
    expect(await open().countFrom(origin, { after: 0, until: noon }, 2)).toBe(2);
  });

  it('remembers the first refusal', async () => {
    const { requestId } = await insert();
    const refusal = async () => (await open().findMany([requestId]))[0]?.refusal;
    await open().settle([{ requestId, refusal: undefined }], noon);
    expect(await refusal()).toBeUndefined();
    await open().settle(
      [
        { requestId, refusal: 'limit' },
        { requestId: newId(), refusal: 'limit' },
      ],
      noon,
    );
    await open().settle([{ requestId, refusal: 'overtaken' }], noon);
    expect(await refusal()).toBe('limit');
  });
}

/** What every store of sessions promises. */
export function sessionRepositoryContract(open: () => SessionRepository): void {
  const insert = async (given: Partial<Session> = {}): Promise<Session> => {
    const session: Session = {
      sessionId: newId(),
      customerId: newId(),
      customerReference: 'customer--1',
      epoch: 1,
      currentHash: 'first',
      previousHash: undefined,
      rotatedAt: undefined,
      graceUsed: false,
      createdAt: Date.now(),
      expiresAt: Date.now() + 60_000,
      userAgent: 'Firefox',
      ...given,
    };
    await open().insert(session);
    return session;
  };

  it('gives back what was put in, and nothing once it has ended', async () => {
    const session = await insert();
    expect(await open().find(session.sessionId)).toEqual(session);
    await open().end(session.sessionId);
    await open().end(session.sessionId);
    expect(await open().find(session.sessionId)).toBeUndefined();
    expect(await open().replace(session, session)).toBe(false);
  });

  it('lists and ends the sessions of one customer', async () => {
    const [customerId, now] = [newId(), Date.now()];
    const [stranger, old, recent, expired] = [
      await insert(),
      await insert({ customerId, createdAt: now - 9000 }),
      await insert({ customerId, createdAt: now - 1000 }),
      await insert({ customerId, createdAt: now - 5000, expiresAt: now - 1 }),
    ];
    const ids = async (limit = 10) =>
      (await open().list(customerId, now, limit)).map(({ sessionId }) => sessionId);
    expect(await ids()).toEqual([recent.sessionId, old.sessionId]);
    expect(await ids(1)).toEqual([recent.sessionId]);
    expect(await open().endOwn(customerId, stranger.sessionId)).toBe(false);
    expect(await open().endOwn(customerId, expired.sessionId)).toBe(true);
    await open().endAll(customerId, old.sessionId);
    expect(await ids()).toEqual([old.sessionId]);
    await open().endAll(customerId);
    expect(await ids()).toEqual([]);
    expect(await open().find(stranger.sessionId)).toEqual(stranger);
  });

  it('ends the sessions of many customers', async () => {
    const [one, two, stranger] = [await insert(), await insert(), await insert()];
    await open().endAllOf([one.customerId, two.customerId, newId()]);
    for (const { sessionId } of [one, two]) expect(await open().find(sessionId)).toBeUndefined();
    expect(await open().find(stranger.sessionId)).toEqual(stranger);
  });

  it('lets one of many replace a token', async () => {
    const session = await insert();
    const nexts = Array.from({ length: 16 }, (_, at) =>
      rotateSession(session, `next-${at}`, session.createdAt + 1, 60_000),
    );
    const answers = await Promise.all(nexts.map((next) => open().replace(session, next)));
    const [winner, ...others] = nexts.filter((_, at) => answers[at]);
    expect(others).toEqual([]);
    expect(await open().find(session.sessionId)).toEqual(winner);
  });

  it('lets one of many take the grace use', async () => {
    const session = await insert();
    const rotated = rotateSession(session, 'second', session.createdAt + 1, 60_000);
    await open().replace(session, rotated);
    const nexts = Array.from({ length: 16 }, (_, at) => reissueSession(rotated, `third-${at}`));
    const answers = await Promise.all(nexts.map((next) => open().replace(rotated, next)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await open().find(session.sessionId)).toEqual(nexts.find((_, at) => answers[at]));
  });
}
