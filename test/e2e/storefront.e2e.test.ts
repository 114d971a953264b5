import { askStorefront, type StorefrontAnswer } from '../system/storefront-client.ts';
import { startStandalone } from '../system/standalone.ts';
import { mailTo, tokenOf, type System } from '../system/system.ts';
import { subjects } from '../story/story.ts';

const firstPassword = 'winding-staircase 41';
const secondPassword = 'copper-lighthouse 7';
const thirdPassword = 'quiet-harbour-bell 19';

let system: System;
beforeAll(async () => {
  system = await startStandalone();
});
afterAll(() => system.stop());

const ask = async (path: string, init: RequestInit) => {
  const response = await fetch(`${system.origins[0]!}${path}`, init);
  const { status, headers } = response;
  return { status, headers, text: await response.text() };
};
const send = (
  ...asked: [method: string, path: string, body?: unknown, cookie?: string]
): Promise<StorefrontAnswer> => askStorefront(ask, ...asked);
const register = (email: string, password: string, firstName: string): Promise<StorefrontAnswer> =>
  send('POST', '/registration', { email, password, firstName, lastName: 'Lock', acceptedTerms: true });
const logIn = (email: string, password: string): Promise<StorefrontAnswer> =>
  send('POST', '/session', { email, password });
const confirmationOf = async (email: string): Promise<string> =>
  tokenOf(await mailTo(system.mailbox, email, subjects.confirmation));

describe('the story over /storefront', () => {
  it('goes from the registration to the restored password', async () => {
    const email = 'dora@example.com';
    expect(await register(email, firstPassword, 'Dora')).toMatchObject({ status: 202, body: undefined });
    const token = await confirmationOf(email);
    expect((await logIn(email, firstPassword)).status).toBe(401);
    expect((await send('POST', '/registration/confirm/check', { token })).body).toEqual({ state: 'live' });
    expect((await send('POST', '/registration/confirm', { token })).status).toBe(204);
    expect((await send('POST', '/registration/confirm', { token })).status).toBe(422);

    const { status, cookie } = await logIn(email, firstPassword);
    expect([status, cookie]).toEqual([200, expect.stringMatching(/^latchkey=/)]);
    expect((await send('GET', '/account', undefined, cookie)).body).toMatchObject({
      email,
      firstName: 'Dora',
      confirmedAt: expect.any(String),
    });

    const change = { currentPassword: firstPassword, newPassword: secondPassword };
    const changed = await send('POST', '/account/password', change, cookie);
    expect(changed.status).toBe(200);
    expect((await send('GET', '/session', undefined, cookie)).status).toBe(401);
    expect((await send('GET', '/session', undefined, changed.cookie)).status).toBe(200);
    expect((await send('GET', '/account/sessions', undefined, changed.cookie)).body).toMatchObject({
      sessions: expect.arrayContaining([expect.objectContaining({ current: true })]),
    });

    expect((await send('POST', '/password/forgot', { email })).status).toBe(202);
    const reset = tokenOf(await mailTo(system.mailbox, email, subjects.reset));
    const restore = { token: reset, newPassword: thirdPassword };
    expect((await send('POST', '/password/restore', restore)).status).toBe(204);
    const again = await logIn(email, thirdPassword);
    expect(again.status).toBe(200);
    expect((await send('DELETE', '/session', undefined, again.cookie)).status).toBe(204);
    expect((await send('POST', '/session/refresh', {}, again.cookie)).status).toBe(401);
  });
});

describe('a registration that is not confirmed yet', () => {
  it('gives way to a later one of the same address, whose link alone works', async () => {
    const email = 'erin@example.com';
    await register(email, firstPassword, 'Mallory');
    const earlier = await confirmationOf(email);
    await register(email, secondPassword, 'Erin');
    const later = await latestConfirmation(email, earlier);
    expect((await send('POST', '/registration/confirm', { token: earlier })).status).toBe(422);
    expect((await send('POST', '/registration/confirm', { token: later })).status).toBe(204);
    expect((await logIn(email, firstPassword)).status).toBe(401);
    const { cookie } = await logIn(email, secondPassword);
    expect((await send('GET', '/account', undefined, cookie)).body).toMatchObject({ firstName: 'Erin' });
  });

  it('gets its link again, and an owner hears of a registration with their address', async () => {
    const email = 'fay@example.com';
    await register(email, firstPassword, 'Fay');
    const token = await confirmationOf(email);
    expect((await send('POST', '/registration/resend', { email })).status).toBe(202);
    expect((await send('POST', '/registration/confirm', { token })).status).toBe(204);
    expect((await register(email, secondPassword, 'Somebody')).status).toBe(202);
    await mailTo(system.mailbox, email, /already have an account/i);
    expect((await logIn(email, secondPassword)).status).toBe(401);
    expect((await logIn(email, firstPassword)).status).toBe(200);
  });
});

async function latestConfirmation(email: string, not: string): Promise<string> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    const mails = await system.mailbox.to(email);
    const tokens = mails.filter((mail) => subjects.confirmation.test(mail.subject)).map(tokenOf);
    const other = tokens.find((token) => token !== not);
    if (other !== undefined) return other;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no second confirmation came');
}
