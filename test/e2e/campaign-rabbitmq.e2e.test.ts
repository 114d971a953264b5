import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { amqpUrl, describeWithBroker, eventually } from '@latchkey/testkit';
import { acceptInvitation, expectToAddUp, invited, reportOf, succeeded } from '../story/campaign.ts';
import { importPeople } from '../system/campaigns.ts';
import { startDistributed } from '../system/distributed.ts';
import { latchkey, type Ran } from '../system/latchkey.ts';
import { mailTo, systemOfSuite, tokenOf, type Mail } from '../system/system.ts';

const script = join(import.meta.dirname, '..', '..', 'docs', 'asyncapi', 'request-campaign.mjs');
const people = invited(200, 'E');

describeWithBroker('a campaign that an event begins, over RabbitMQ', () => {
  // Two copies of those who run the campaign and send its mails.
  const running = systemOfSuite(() => startDistributed({ copies: { identity: 1, gateway: 1 } }));
  const env = () => ({
    LATCHKEY_URL: running().origins[0] ?? '',
    LATCHKEY_TOKEN: running().operatorToken,
  });
  const run = (...args: string[]): Promise<Ran> => latchkey(args, env());
  const json = async <Answer>(...args: string[]): Promise<Answer[]> =>
    succeeded(await run(...args, '--json'))
      .stdout.split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Answer);
  /** docs/asyncapi/request-campaign.mjs, as an operator starts it. */
  const request = async (data: object, ...id: string[]): Promise<string> => {
    const url = await amqpUrl();
    return new Promise((resolve, reject) => {
      const options = { env: { ...process.env, AMQP_URL: url }, timeout: 20_000 };
      execFile(process.execPath, [script, JSON.stringify(data), ...id], options, (failed, out, error) =>
        failed === null ? resolve(out.trim()) : reject(new Error(error)),
      );
    });
  };

  beforeAll(() => importPeople(people, env()), 60_000);

  it('is one campaign however often it is sent, outlasts a kill (-9), and adds up', async () => {
    const data = { audience: 'without-password', rate: 40, domainRates: { 'shop-0.example': 10 } };
    const id = await request(data);
    expect(await request(data, id)).toBe(id);
    const watched = eventually(async () => succeeded(await run('campaign:watch', id)), { within: 90_000 });
    await eventually(async () => expect((await running().messageIds()).length).toBeGreaterThan(20), {
      within: 60_000,
    });
    await running().killAndRestart('customer', 0);
    await running().killAndRestart('notification', 1);
    expect((await watched).stdout).toMatch(/State +completed\n[\s\S]*Sent +200\n/);
    expect(await request(data, id)).toBe(id);

    const report = await reportOf(id, env());
    expect(report.campaign).toMatchObject({ state: 'completed', createdBy: `event:${id}` });
    await expectToAddUp(running(), report, people);
    expect(await json('campaign:list')).toHaveLength(1);
    for (const act of ['campaign.started', 'campaign.completed'])
      expect(await json('audit:list', '--act', act)).toHaveLength(1);
  }, 180_000);

  it('lets a recipient choose a password by the link and log in, and tells of it', async () => {
    const [campaign] = await json<{ id: string }>('campaign:list');
    await acceptInvitation(running(), 'e9@shop-3.example', 'winding-staircase 41');
    await eventually(async () => {
      const { recipients } = await reportOf(campaign?.id ?? '', env());
      const renewed = recipients.filter(({ renewedAt }) => renewedAt !== undefined);
      expect(renewed.map(({ customerReference }) => customerReference)).toEqual(['E--9']);
    });
  });

  it('says why customer refused an event whose content shows nothing wrong', async () => {
    await request({ audience: 'everybody' }, 'campaign-1');
    await eventually(
      async () => {
        const letters = await json<{ eventId: string }>('events:dead', '--all');
        const letter = letters.find(({ eventId }) => eventId === 'campaign-1');
        expect(letter).toMatchObject({ reason: 'rejected', fault: 'id: invalid_format' });
      },
      { within: 30_000, every: 200 },
    );
  });

  it('mails invitations and reset links to staff', async () => {
    const address = 'ida@shop.example';
    succeeded(await run('user:create', address, 'Ida Lock', '--role', 'operator'));
    const { mailbox, origins } = running();
    const invitation = await mailTo(mailbox, address, /Your access to the Back Office/);
    const setPassword = async (path: string, mail: Mail, password: string): Promise<string> => {
      const body = new URLSearchParams({ token: tokenOf(mail), password, passwordRepeat: password });
      return (await fetch(`${origins[0]}/backoffice/${path}`, { method: 'POST', body })).text();
    };
    expect(await setPassword('set-password', invitation, 'copper-lighthouse 7')).toContain(
      'Your password is set',
    );
    await run('password:forgot', address);
    const reset = await eventually(async () => {
      const [newest] = await mailbox.to(address);
      if (newest === undefined || newest.id === invitation.id) throw new Error('no second mail yet');
      return newest;
    });
    expect(await setPassword('restore', reset, 'marble-elevator 12')).toContain('Your password is set');
  });

  it.each([
    ['a pace below nothing', { audience: 'everybody', rate: -1 }, /does not fit: rate/],
    ['an audience nobody knows', { audience: 'my-friends' }, /does not fit: audience/],
    [
      'a domain in capitals',
      { audience: 'everybody', domainRates: { 'GMail.com': 1 } },
      /does not fit: domainRates\.…/,
    ],
    ['a field nobody knows', { audience: 'everybody', stores: ['DE'] }, /does not fit: stores \(not known\)/],
  ])('is a dead letter with the reason when it has %s', async (_what, data, reason) => {
    const id = await request(data);
    await eventually(
      async () => {
        const letters = await json<{ eventId: string; reason: string }>('events:dead', '--all');
        expect(JSON.stringify(letters.find(({ eventId }) => eventId === id))).toMatch(reason);
      },
      { within: 30_000, every: 200 },
    );
    expect(await json('campaign:list')).toHaveLength(1);
  });
});
