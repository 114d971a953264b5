import type { Campaign } from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import { eventually } from '@latchkey/testkit';
import { scriptedTerminal } from '../../console/test/scripted-terminal.ts';
import { aCampaign } from '../../gateway/test/scripted-bulk.ts';
import { campaignConsole, campaignId, json } from './campaign-console.ts';

const of = campaignConsole();

describe('watching', () => {
  const counts = (given: Partial<NonNullable<Campaign['counts']>>) => ({ ...aCampaign().counts!, ...given });
  const ends = (last: Partial<Campaign>) => {
    const steps: Campaign[] = [
      { ...of.campaign, state: 'running', phase: 'freezing', recipients: 2, startedAtMs: 1 },
      { ...of.campaign, state: 'running', phase: 'expiring', recipients: 4, expired: 1, startedAtMs: 1 },
      {
        ...{ ...of.campaign, state: 'running', phase: 'sending', recipients: 4, startedAtMs: 1 },
        counts: counts({ sent: 1, failed: 1, requested: 1, pending: 1 }),
      },
      { ...of.campaign, recipients: 4, startedAtMs: 1, ...last },
    ];
    of.gateway.campaigns.GetCampaign = () =>
      Promise.resolve({ campaign: steps.length > 1 ? steps.shift()! : steps[0]! });
  };

  it('tells how it goes and how it ended', async () => {
    ends({ state: 'completed', counts: counts({ sent: 4, renewed: 2 }), endedAtMs: 2 });
    const { code, out, error } = await of.run(`campaign:watch ${campaignId}`);
    expect(code).toBe(0);
    expect(error).toMatch(/^0 % \| 2 customers written down as recipients\n/);
    expect(out).toMatch(/State +completed\n[\s\S]*Recipients +4\nSent +4\nFailed +0\nNew passwords set +2\n/);
  });

  it.each([
    ['some mails failed', { state: 'completed', counts: counts({ sent: 3, failed: 1 }) }],
    ['it was cancelled', { state: 'cancelled', counts: counts({ sent: 3, cancelled: 1 }) }],
  ])('has exit code 1 when %s', async (_what, last) => {
    ends(last);
    expect((await of.run(`campaign:watch ${campaignId} --json`)).code).toBe(1);
  });

  it('ends with Ctrl-C, and the campaign does not', async () => {
    const terminal = scriptedTerminal();
    const watched = of.run('customer:password:set -f --watch', { terminal });
    await eventually(() => expect(terminal.error()).toContain(' sent '));
    terminal.interrupt();
    const { code, error } = await watched;
    expect(code).toBe(1);
    expect(error).toContain(`the campaign goes on. "latchkey campaign:watch ${campaignId}" follows it again`);
    expect(of.asked('CancelCampaign')).toEqual([]);
    expect(of.asked('PauseCampaign')).toEqual([]);
  });

  it('outlasts a gateway or customer that is away for a moment', async () => {
    let away = 2;
    of.gateway.campaigns.GetCampaign = () => {
      if (away-- > 0) throw new AppError('unavailable');
      return Promise.resolve({ campaign: { ...of.campaign, state: 'completed' } });
    };
    expect((await of.run(`campaign:watch ${campaignId}`)).code).toBe(0);
  });
});

describe('a campaign', () => {
  it('is listed, shown, paused, gone on with', async () => {
    expect((await of.run('campaign:list')).out).toMatch(
      /^ID +STATE +AUDIENCE[^\n]*\n[^\n]* draft +without-password/,
    );
    expect(json((await of.run('campaign:list --json')).out)).toMatchObject({ id: campaignId });
    const { out } = await of.run(`campaign:show ${campaignId}`);
    expect(out).toMatch(
      /State +draft\n[\s\S]*Pace +50\/s, gmail.com 5\n[\s\S]*3 customers without a password would get/,
    );
    expect((await of.run(`campaign:pause ${campaignId}`)).out).toMatch(/^Paused\. .*campaign:resume/);
    expect((await of.run(`campaign:resume ${campaignId} --json`)).code).toBe(0);
    expect(of.asked('ResumeCampaign')).toHaveLength(1);
  });

  it('is cancelled after a yes', async () => {
    expect((await of.run(`campaign:cancel ${campaignId}`)).code).toBe(6);
    expect(of.asked('CancelCampaign')).toEqual([]);
    expect((await of.run(`campaign:cancel ${campaignId} --yes`)).code).toBe(0);
    expect(of.asked('CancelCampaign')).toHaveLength(1);
  });

  it('gets another pace', async () => {
    await of.run(`campaign:rate ${campaignId} 100`);
    await of.run(`campaign:rate ${campaignId} --domain-rate gmx.de=2`);
    await of.run(`campaign:rate ${campaignId} 0 --no-domain-rates`);
    expect(of.asked('ChangeCampaignPace')).toMatchObject([
      { pace: { rate: 100, domainRates: { 'gmail.com': 5 } } },
      { pace: { rate: 50, domainRates: { 'gmail.com': 5, 'gmx.de': 2 } } },
      { pace: { rate: 0, domainRates: {} } },
    ]);
    expect((await of.run(`campaign:rate ${campaignId}`)).code).toBe(2);
    expect((await of.run(`campaign:rate ${campaignId} -- -1`)).code).toBe(2);
  });

  it('warns anew when a pace brings too many mails a day to Gmail', async () => {
    of.preview = { ...of.preview, gmailADay: 9_000 };
    of.campaign = { ...of.campaign, state: 'running', preview: of.preview };
    of.gateway.campaigns.ChangeCampaignPace = () => Promise.resolve({ campaign: of.campaign });
    expect((await of.run(`campaign:rate ${campaignId} 500`)).error).toMatch(
      /^Warning: 9,000 mails a day .*--domain-rate gmail\.com=0\.05/,
    );
    of.campaign = { ...of.campaign, preview: { ...of.preview, gmailADay: 0 } };
    expect((await of.run(`campaign:rate ${campaignId} 5`)).error).toBe('');
  });

  it('is reported with the mails that may have come twice', async () => {
    const recipient = { customerId: 'c', customerReference: 'X--1', state: 'sent' } as const;
    of.gateway.campaigns.ListRecipients = () =>
      Promise.resolve({
        recipients: [
          {
            ...recipient,
            reason: '',
            domain: 'mail.example',
            deliveryId: 'd',
            settledAtMs: 1,
            renewedAtMs: 0,
            afterDoubt: true,
          },
        ],
        nextCursor: '',
      });
    expect((await of.run(`campaign:report ${campaignId}`)).out).toMatch(/Maybe twice +1\n/);
  });

  it('is reported for people, as CSV, and as lines of JSON', async () => {
    expect((await of.run(`campaign:report ${campaignId}`)).out).toMatch(/^Campaign +0198f0c0/);
    expect((await of.run(`campaign:report ${campaignId} --csv`)).out).toMatch(
      /^"customerReference","customerId",/,
    );
    const lines = (await of.run(`campaign:report ${campaignId} --json`)).out.trimEnd().split('\n').map(json);
    expect(lines.map((line) => Object.keys(line)[0])).toEqual(['campaign', 'summary']);
  });

  it('that is not there has exit code 4', async () => {
    of.gateway.campaigns.GetCampaign = () => Promise.reject(new AppError('campaign_not_found'));
    for (const command of ['show', 'watch', 'report'])
      expect((await of.run(`campaign:${command} ${campaignId}`)).code).toBe(4);
  });
});
