import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretsSchema } from '../../deploy/standalone/src/secrets/secrets.ts';
import { eventually } from '@latchkey/testkit';
import { subjects } from '../story/story.ts';
import { campaignApi, importPeople, type CampaignApi } from '../system/campaigns.ts';
import { glueClient } from '../system/glue-client.ts';
import { startStandalone } from '../system/standalone.ts';
import { mailTo, systemOfSuite, tokenOf } from '../system/system.ts';

const oldPassword = 'change123';
const newPassword = 'winding-staircase 41';
const anySubject = /./;

describe('a campaign, standalone', () => {
  const running = systemOfSuite(startStandalone);
  const env = (): Record<string, string> => ({ DATA_DIR: running().dataDir });
  const campaigns = (): CampaignApi => {
    const file = join(running().dataDir, 'secrets.json');
    return campaignApi(running(), secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).LATCHKEY_TOKEN);
  };
  const logIn = async (email: string, password: string): Promise<number> => {
    const attributes = { username: email, password };
    const glue = glueClient(running().origins);
    return (await glue.send('POST', '/access-tokens', { type: 'access-tokens', attributes })).status;
  };
  const sessionOf = async (email: string): Promise<{ accessToken: string; refreshToken: string }> => {
    const attributes = { username: email, password: oldPassword };
    const glue = glueClient(running().origins);
    const answer = await glue.send('POST', '/access-tokens', { type: 'access-tokens', attributes });
    return answer.body!.data!.attributes as { accessToken: string; refreshToken: string };
  };
  const setPassword = async (email: string): Promise<number> => {
    const token = tokenOf(await mailTo(running().mailbox, email, anySubject));
    const attributes = { restorePasswordKey: token, password: newPassword, confirmPassword: newPassword };
    const glue = glueClient(running().origins);
    const sent = { type: 'customer-restore-password', attributes };
    return (await glue.send('PATCH', '/customer-restore-password/customerId', sent)).status;
  };

  it('invites everybody who has no password, and tells of each what became of it', async () => {
    const people = Array.from({ length: 120 }, (_, index) => ({
      reference: `E--${index + 1}`,
      email: `e${index}@shop-${index % 3}.example`,
      ...(index < 20 ? { password: oldPassword } : {}),
    }));
    await importPeople(people, env());
    const audience = { of: 'without-password' } as const;
    const { id } = await campaigns().draft('invite', { audience });
    await campaigns().act(id, 'start');
    const ended = await campaigns().ended(id, 60_000);
    expect(ended).toMatchObject({ state: 'completed', recipients: 100 });
    expect(ended.counts).toEqual({
      ...{ pending: 0, requested: 0, sent: 100, failed: 0, suppressed: 0, cancelled: 0, doubt: 0 },
    });
    const reported = await campaigns().recipients(id);
    const invited = people.slice(20).map(({ reference }) => reference);
    expect(reported.map(({ customerReference }) => customerReference).sort()).toEqual(invited.sort());
    expect(await running().messageIds()).toHaveLength(100);

    expect(await setPassword('e50@shop-2.example')).toBe(204);
    expect(await logIn('e50@shop-2.example', newPassword)).toBe(201);
    // Its notice is out, so that the next test counts its own mails.
    await mailTo(running().mailbox, 'e50@shop-2.example', subjects.restored);
  }, 120_000);

  it('that is forced ends passwords and sessions before its first mail', async () => {
    const glue = glueClient(running().origins);
    const [early, late] = ['e1@shop-1.example', 'e19@shop-1.example'];
    const session = await sessionOf(late);
    expect(await logIn(early, oldPassword)).toBe(201);
    const before = (await running().messageIds()).length;
    const { id } = await campaigns().draft('force', {
      expirePasswords: true,
      pace: { rate: 1, domainRates: {} },
    });
    await campaigns().act(id, 'start');
    await eventually(async () => expect((await running().messageIds()).length).toBeGreaterThan(before), {
      within: 30_000,
      every: 50,
    });
    expect(await campaigns().show(id)).toMatchObject({ state: 'running', phase: 'sending', expired: 120 });
    expect([await logIn(early, oldPassword), await logIn(late, oldPassword)]).toEqual([401, 401]);
    const refresh = { type: 'refresh-tokens', attributes: { refreshToken: session.refreshToken } };
    expect((await glue.send('POST', '/refresh-tokens', refresh)).status).toBe(401);
    await eventually(async () => {
      const own = await glue.send('GET', '/customers/mine', { bearer: session.accessToken });
      expect(own.status).toBe(401);
    });

    await campaigns().changeRate(id, 0);
    const ended = await campaigns().ended(id, 60_000);
    expect(ended).toMatchObject({ state: 'completed', recipients: 120, renewed: 0 });
    expect(ended.counts).toMatchObject({ sent: 120 });
    expect(await running().messageIds()).toHaveLength(before + 120);

    expect(await setPassword(late)).toBe(204);
    expect([await logIn(late, newPassword), await logIn(early, oldPassword)]).toEqual([201, 401]);
    await eventually(async () => expect(await campaigns().show(id)).toMatchObject({ renewed: 1 }));
  }, 120_000);
});
