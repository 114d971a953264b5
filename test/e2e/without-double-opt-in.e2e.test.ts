import { subjects } from '../story/story.ts';
import { glueClient, type Answer } from '../system/glue-client.ts';
import { startStandalone } from '../system/standalone.ts';
import { mailTo, systemOfSuite, tokenOf } from '../system/system.ts';

const password = 'winding-staircase 41';
const otherPassword = 'copper-lighthouse 7';
const welcome = /welcome/i;

describe('a shop with DOUBLE_OPT_IN=off', () => {
  const running = systemOfSuite(() => startStandalone({ DOUBLE_OPT_IN: 'off' }));

  const register = (email: string, chosen = password): Promise<Answer> =>
    glueClient(running().origins).send('POST', '/customers', {
      type: 'customers',
      attributes: {
        ...{ email, salutation: 'Ms', firstName: 'Ada', lastName: 'Lock', gender: 'Female' },
        ...{ password: chosen, confirmPassword: chosen, acceptedTerms: true },
      },
    });
  const logIn = (email: string, given: string): Promise<Answer> =>
    glueClient(running().origins).send('POST', '/access-tokens', {
      type: 'access-tokens',
      attributes: { username: email, password: given },
    });
  async function storefront(path: string, body: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${running().origins[0]!}/storefront${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', ...headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, text, cookie: response.headers.getSetCookie().join() };
  }
  const submit = (email: string, chosen = password): ReturnType<typeof storefront> =>
    storefront('/registration', {
      ...{ email, password: chosen, firstName: 'Ada', lastName: 'Lock', acceptedTerms: true },
    });
  const subjectsTo = async (email: string): Promise<string[]> =>
    (await running().mailbox.to(email)).map((mail) => mail.subject);
  /** Whatever was caused before it has been dealt with when it is there. */
  const resetOf = async (email: string): Promise<string> => {
    await storefront('/password/forgot', { email });
    return tokenOf(await mailTo(running().mailbox, email, subjects.reset));
  };

  it('lets who registers at Glue in at once, and welcomes them', async () => {
    const email = 'ada@example.com';
    expect((await register(email)).status).toBe(201);
    const { status, body } = await logIn(email, password);
    expect(status).toBe(201);
    const bearer = String(body?.data?.attributes['accessToken']);
    const own = await glueClient(running().origins).send('GET', '/customers', { bearer });
    expect(own.text).toContain(email);
    await mailTo(running().mailbox, email, welcome);
    await resetOf(email);
    expect((await subjectsTo(email)).filter((subject) => !subjects.reset.test(subject))).toEqual([
      expect.stringMatching(welcome),
    ]);
  });

  it('lets who registers at the storefront in at once, and welcomes them', async () => {
    const email = 'bea@example.com';
    expect(await submit(email)).toMatchObject({ status: 202, text: '', cookie: '' });
    const session = await storefront('/session', { email, password });
    expect([session.status, session.cookie]).toEqual([200, expect.stringContaining('latchkey=')]);
    await mailTo(running().mailbox, email, welcome);
    await resetOf(email);
    expect((await subjectsTo(email)).filter((subject) => !subjects.reset.test(subject))).toEqual([
      expect.stringMatching(welcome),
    ]);
  });

  it('says that an address is in use, as documented, and leaves its account alone', async () => {
    const email = 'cleo@example.com';
    await submit(email);
    const again = await submit(email.toUpperCase(), otherPassword);
    expect([again.status, (JSON.parse(again.text) as { type: string }).type]).toEqual([
      409,
      '/docs/problems#login_taken',
    ]);
    const atGlue = await register(email, otherPassword);
    expect([atGlue.status, atGlue.body?.errors?.[0]?.code]).toEqual([422, '400']);
    expect((await storefront('/session', { email, password: otherPassword })).status).toBe(401);
    expect((await storefront('/session', { email, password })).status).toBe(200);
  });

  it('still answers resend, forgot and login alike for everybody', async () => {
    const email = 'dora@example.com';
    await submit(email);
    const [mine, nobodys] = await Promise.all(
      [email, 'nobody@example.com'].map(async (address) => [
        await storefront('/registration/resend', { email: address }),
        await storefront('/password/forgot', { email: address }),
        await storefront('/session', { email: address, password: otherPassword }),
      ]),
    );
    expect(mine!.map(({ status }) => status)).toEqual([202, 202, 401]);
    expect(mine).toEqual(nobodys);
    // Nothing waits for a proof: of the two requests only the forgotten password causes a mail.
    const token = tokenOf(await mailTo(running().mailbox, email, subjects.reset));
    expect((await storefront('/password/restore', { token, newPassword: otherPassword })).status).toBe(204);
    expect((await storefront('/session', { email, password: otherPassword })).status).toBe(200);
    await mailTo(running().mailbox, email, subjects.restored);
    expect((await subjectsTo(email)).filter((subject) => subjects.confirmation.test(subject))).toEqual([]);
  });
});
