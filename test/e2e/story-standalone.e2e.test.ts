import { glueClient } from '../system/glue-client.ts';
import { startStandalone } from '../system/standalone.ts';
import { mailTo, systemOfSuite, tokenOf, type System } from '../system/system.ts';
import { expectMailsOfStory, runStory, subjects } from '../story/story.ts';

describe('the main job, standalone', () => {
  const running = systemOfSuite(startStandalone);

  it('runs from registration to the login after a restored password', async () => {
    const system = running();
    const { email, resetRequests } = await runStory(system, { name: 'ada' });
    expect(resetRequests).toBe(1);
    await expectMailsOfStory(system, email);
  });

  it('answers forgot and log in alike for known and unknown addresses, byte for byte', async () => {
    const system = running();
    const { email } = await runStory(system, { name: 'bea' });
    const glue = glueClient(system.origins);
    const answers = async (address: string): Promise<string[]> =>
      Promise.all(
        [
          glue.send('POST', '/customer-forgotten-password', {
            type: 'customer-forgotten-password',
            attributes: { email: address },
          }),
          glue.send('POST', '/access-tokens', {
            type: 'access-tokens',
            attributes: { username: address, password: 'not-the-password 1' },
          }),
        ].map(async (sent) => {
          const { status, headers, text } = await sent;
          const compared = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
          return JSON.stringify([status, compared, text]);
        }),
      );
    expect(await answers(email)).toEqual(await answers('nobody@example.com'));
  });
});

describe('a reset link whose time is over', () => {
  it('is refused as expired', async () => {
    const system = await startStandalone({ RESTORE_LINK_TTL: '1s' });
    try {
      const glue = glueClient(system.origins);
      const password = 'copper-lighthouse 7';
      const { email } = await registerAndConfirm(system);
      await glue.send('POST', '/customer-forgotten-password', {
        type: 'customer-forgotten-password',
        attributes: { email },
      });
      const token = tokenOf(await mailTo(system.mailbox, email, subjects.reset));
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const answer = await glue.send('PATCH', '/customer-restore-password/mine', {
        type: 'customer-restore-password',
        attributes: { restorePasswordKey: token, password, confirmPassword: password },
      });
      expect(answer.status).toBe(400);
      expect(answer.body?.errors?.[0]?.code).toBe('407');
    } finally {
      await system.stop();
    }
  });
});

async function registerAndConfirm(system: System): Promise<{ email: string }> {
  const glue = glueClient(system.origins);
  const email = 'cleo@example.com';
  const password = 'winding-staircase 41';
  await glue.send('POST', '/customers', {
    type: 'customers',
    attributes: {
      email,
      salutation: 'Ms',
      firstName: 'Cleo',
      lastName: 'Lock',
      gender: 'Female',
      password,
      confirmPassword: password,
      acceptedTerms: true,
    },
  });
  const registrationKey = tokenOf(await mailTo(system.mailbox, email, subjects.confirmation));
  await glue.send('POST', '/customer-confirmation', {
    type: 'customer-confirmation',
    attributes: { registrationKey },
  });
  return { email };
}
