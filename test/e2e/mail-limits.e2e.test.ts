import { startStandalone } from '../system/standalone.ts';
import { mailTo, systemOfSuite } from '../system/system.ts';
import { subjects } from '../story/story.ts';

const password = 'winding-staircase 41';
const person = { firstName: 'Ada', lastName: 'Lock', acceptedTerms: true, password };
/** RESET_REQUESTS_PER_ADDRESS */
const share = 2;

describe('mails that one client address causes', () => {
  const running = systemOfSuite(() =>
    startStandalone({
      RESET_REQUESTS_PER_ADDRESS: String(share),
      TRUSTED_PROXIES: 'loopback',
      // Of those asked for within a moment, chance chooses whose mail is begun first, and gets a share.
      MAIL_JITTER: '0s',
    }),
  );

  /** Status, headers but those that are every answer's own, and bytes. */
  async function answerOf(path: string, body: unknown, clientAddress: string, type = 'application/json') {
    const response = await fetch(`${running().origins[0]!}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': type, Accept: type, 'X-Forwarded-For': clientAddress },
      body: JSON.stringify(body),
    });
    const same = [...response.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
    return { status: response.status, headers: same, text: await response.text() };
  }
  const register = (email: string, from: string): ReturnType<typeof answerOf> =>
    answerOf('/storefront/registration', { email, ...person }, from);
  const resend = (email: string, from: string): ReturnType<typeof answerOf> =>
    answerOf('/storefront/registration/resend', { email }, from);
  const registerAtGlue = (email: string, from: string): ReturnType<typeof answerOf> => {
    const attributes = { email, salutation: 'Ms', gender: 'Female', confirmPassword: password, ...person };
    const document = { data: { type: 'customers', attributes } };
    return answerOf('/glue/customers', document, from, 'application/vnd.api+json');
  };
  const mailsTo = async (email: string): Promise<number> => (await running().mailbox.to(email)).length;
  const confirmation = (email: string): Promise<unknown> =>
    mailTo(running().mailbox, email, subjects.confirmation);

  it('by registrations at the storefront are as many as it may; who has had them is not told', async () => {
    const answers = [];
    for (const n of [1, 2, 3, 4]) answers.push(await register(`crowd-${n}@example.com`, '192.0.2.1'));
    expect(answers[0]).toMatchObject({ status: 202, text: '' });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    // Somebody else's, who came later, has been dealt with: so have those before.
    await register('else@example.com', '192.0.2.2');
    for (const name of ['crowd-1', 'crowd-2', 'else']) await confirmation(`${name}@example.com`);
    expect([await mailsTo('crowd-3@example.com'), await mailsTo('crowd-4@example.com')]).toEqual([0, 0]);

    // The share is one, whatever it is used for: asking for the link again from there sends none either.
    expect(await resend('crowd-1@example.com', '192.0.2.1')).toEqual(
      await resend('crowd-3@example.com', '192.0.2.3'),
    );
    await confirmation('crowd-3@example.com');
    expect(await mailsTo('crowd-1@example.com')).toBe(1);
  });

  it('by registrations at Glue, too', async () => {
    const answers = [];
    for (const n of [1, 2, 3]) answers.push(await registerAtGlue(`glue-${n}@example.com`, '2001:db8::1'));
    const same = answers.map(({ text, ...answer }) => ({
      ...answer,
      text: text.replace(/customer--\d+|glue-\d|\d{4}-\d\d-\d\d \d\d:[\d:.]+/g, ''),
    }));
    expect(same[0]?.status).toBe(201);
    expect(same[2]).toEqual(same[0]);
    await registerAtGlue('else-glue@example.com', '2001:db8:0:1::1');
    for (const name of ['glue-1', 'glue-2', 'else-glue']) await confirmation(`${name}@example.com`);
    expect(await mailsTo('glue-3@example.com')).toBe(0);
    // The account is there and waits for its proof: the link goes out when somebody else asks for it.
    await resend('glue-3@example.com', '192.0.2.4');
    await confirmation('glue-3@example.com');
  });
});
