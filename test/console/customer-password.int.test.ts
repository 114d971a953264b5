import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@latchkey/kit/errors';
import { scriptedTerminal } from '../../console/test/scripted-terminal.ts';
import { staffPassword } from '../../gateway/test/fake-staff.ts';
import { campaignConsole, campaignId, json } from './campaign-console.ts';

const of = campaignConsole();

describe('customer:password:set', () => {
  it('counts, asks with the exact number, and starts at a yes', async () => {
    const terminal = scriptedTerminal({ answers: ['y'] });
    const { code, out } = await of.run('customer:password:set', { terminal });
    expect(code).toBe(0);
    expect(terminal.asked).toEqual([
      '3 customers without a password get a mail with a link to a new password. Go on? [y/N] ',
    ]);
    expect(out).toContain(`latchkey campaign:watch ${campaignId}`);
    expect(of.asked('StartCampaign')).toEqual([{ campaignId }]);
    expect(of.asked('CancelCampaign')).toEqual([]);
  });

  it.each([
    ['plain Enter', scriptedTerminal({ answers: [''] })],
    ['a no', scriptedTerminal({ answers: ['n'] })],
    ['nobody there to ask', scriptedTerminal()],
  ])('mails nobody after %s, says so, and leaves no draft', async (_what, terminal) => {
    const { code, error } = await of.run('customer:password:set', { terminal });
    expect(code).toBe(6);
    expect(error).toMatch(/Nothing was done\./);
    expect(of.asked('StartCampaign')).toEqual([]);
    expect(of.asked('CancelCampaign')).toEqual([{ campaignId }]);
  });

  it('says of which option the answer is beforehand, and does not ask with it', async () => {
    expect((await of.run('customer:password:set')).error).toContain('Say --force to answer beforehand.');
    for (const force of ['--force', '-f'])
      expect((await of.run(`customer:password:set ${force}`)).code).toBe(0);
    expect(of.asked('StartCampaign')).toHaveLength(2);
  });

  it('hands on every option', async () => {
    await of.run(
      'customer:password:set -f --no-token --store DE --locale de_DE --import 0198f0c0-0000-7000-8000-0000000000f1 --rate 12.5 --domain-rate Gmail.com=5 --domain-rate gmx.de=0.5',
    );
    expect(of.asked('CreateCampaign')).toMatchObject([
      {
        audience: {
          of: 'without-password',
          withoutLiveLink: true,
          store: 'DE',
          locale: 'de_DE',
          importId: '0198f0c0-0000-7000-8000-0000000000f1',
          listed: false,
        },
        expirePasswords: false,
        pace: { rate: 12.5, domainRates: { 'gmail.com': 5, 'gmx.de': 0.5 } },
      },
    ]);
  });

  it.each([
    '--rate -1',
    '--rate fast',
    '--rate 10001',
    '--domain-rate gmail.com',
    '--domain-rate gmail.com=x',
    '--import 7',
  ])('is refused with %s, exit code 2', async (options) => {
    expect((await of.run(`customer:password:set -f ${options}`)).code).toBe(2);
    expect(of.asked('StartCampaign')).toEqual([]);
  });

  it('names whom a file lists, a thousand at a time, and counts again behind the last one', async () => {
    const emails = Array.from({ length: 1001 }, (_, index) => `p${index}@mail.example`);
    writeFileSync(join(of.folder, 'emails'), `\ufeff${emails.join('\r\n')}\r\n\r\n`);
    writeFileSync(join(of.folder, 'references'), ' DE--1 \nDE--2');
    const lists = `--emails ${of.folder}/emails --references ${of.folder}/references`;
    expect((await of.run(`customer:password:reset -f ${lists}`)).code).toBe(0);
    expect(of.asked('CreateCampaign')).toMatchObject([{ audience: { of: 'everybody', listed: true } }]);
    expect(of.asked('AddToAudience')).toEqual([
      { campaignId, references: ['DE--1', 'DE--2'], emails: [] },
      { campaignId, references: [], emails: emails.slice(0, 1000) },
      { campaignId, references: [], emails: emails.slice(1000) },
    ]);
    expect(of.asked('PreviewCampaign')).toEqual([{ campaignId }]);
  });

  it.each([
    ['missing', undefined, /emails cannot be read \(ENOENT\)/],
    ['binary', 'a@b\n\u0000\n', /emails, line 2 is no reference or address/],
    ['endless', 'x'.repeat(300), /line 1 is no reference/],
  ])('starts nothing when the list is %s', async (_what, content, sentence) => {
    if (content !== undefined) writeFileSync(join(of.folder, 'emails'), content);
    const { code, error } = await of.run(`customer:password:reset -f --emails ${of.folder}/emails`);
    expect([code, error]).toEqual([2, expect.stringMatching(sentence)]);
    expect(of.asked('StartCampaign')).toEqual([]);
    expect(of.asked('CancelCampaign')).toHaveLength(1);
  });

  it('starts nothing when nobody would get a mail', async () => {
    of.preview = {
      ...of.preview,
      total: 0,
      byStore: {},
      byLocale: {},
      byDomain: {},
      leftOut: { has_password: 7 },
    };
    const { code, out, error } = await of.run('customer:password:set -f');
    expect(code).toBe(0);
    expect(out).toMatch(/^0 customers .*\n[\s\S]*Left out +have a password +7/);
    expect(error).toContain('nothing was started');
    expect(of.asked('StartCampaign')).toEqual([]);
  });

  it('cancels the draft when the server is not to be talked to any more', async () => {
    of.gateway.campaigns.StartCampaign = () => Promise.reject(new AppError('campaign_state'));
    expect((await of.run('customer:password:set -f')).code).toBe(1);
    expect(of.asked('CancelCampaign')).toHaveLength(1);
  });
});

describe('--dry-run', () => {
  beforeEach(() => {
    const domains = Object.fromEntries([...Array(12).keys()].map((n) => [`d${n}.example`, 100 - n]));
    of.preview = {
      ...of.preview,
      ...{
        total: 12_345,
        byStore: { DE: 12_000, AT: 345 },
        byLocale: { de_DE: 12_345 },
        expectedMs: 6_000_000,
      },
      ...{
        byDomain: { ...domains, 'gmail.com': 9000, '': 2000 },
        leftOut: { live_link: 10, blocked: 3, moon: 1 },
      },
      gmailADay: 9000,
    };
  });

  it('says who would get a mail, who not and why, how long it takes, and warns; and leaves nothing', async () => {
    const { code, out } = await of.run('customer:password:set --dry-run');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        '12,345 customers without a password would get a mail.',
        '',
        'By store      DE  12,000',
        '              AT     345',
        '',
        'By language   de_DE  12,345',
        '',
        'By domain     gmail.com   9,000',
        ...[...Array(9).keys()].map(
          (n) => `              d${n}.example    ${n === 0 ? '100' : ` ${100 - n}`}`,
        ),
        '              others      2,270',
        '',
        'Left out      have a link that works  10',
        '              blocked                  3',
        '              moon                     1',
        '',
        'At this pace it takes 1 hour and 40 minutes.',
        'Warning: 9,000 mails a day would go to personal Gmail addresses. A domain that sends more than 5,000 a day there counts as a bulk sender for good. --domain-rate gmail.com=0.05 stays below it.',
        '',
      ].join('\n'),
    );
    expect(of.asked('StartCampaign')).toEqual([]);
    expect(of.asked('CancelCampaign')).toHaveLength(1);
  });

  it('knows both names of Gmail', async () => {
    of.preview = { ...of.preview, byDomain: { 'gmail.com': 8000, 'googlemail.com': 1000 } };
    expect((await of.run('customer:password:set --dry-run')).out).toContain(
      ' --domain-rate gmail.com=0.04 --domain-rate googlemail.com=0.01 stays below it.',
    );
  });

  it('says the same in JSON', async () => {
    const { code, out } = await of.run('customer:password:reset --expire-passwords --dry-run --json');
    expect(code).toBe(0);
    expect(json(out)).toMatchObject({
      ...{ campaignId, started: false, expirePasswords: true, total: 12_345, gmailADay: 9000 },
      audience: { of: 'everybody' },
      byStore: { DE: 12_000, AT: 345 },
      leftOut: { live_link: 10, blocked: 3 },
      duration: { ms: 6_000_000, sentence: 'At this pace it takes 1 hour and 40 minutes.' },
      warnings: [expect.stringContaining('Gmail')],
    });
  });
});

describe('a campaign that ends passwords', () => {
  const line = 'customer:password:reset --expire-passwords';

  it('asks for the password of whoever is logged in, and does not show it', async () => {
    const terminal = scriptedTerminal({ answers: ['y', staffPassword] });
    const { code, out, error } = await of.run(line, { terminal, user: true });
    expect(code).toBe(0);
    expect(terminal.asked).toEqual([
      'The passwords and sessions of 3 customers end, and each gets a mail. Go on? [y/N] ',
      '*Your password: ',
    ]);
    expect(out + error).not.toContain(staffPassword);
    expect(of.asked('StartCampaign')).toHaveLength(1);
  });

  it('is not started with a wrong one, nor without', async () => {
    const wrong = scriptedTerminal({ answers: ['y', 'wrong'] });
    expect((await of.run(line, { terminal: wrong, user: true })).code).not.toBe(0);
    expect((await of.run(`${line} -f`, { user: true })).code).toBe(6);
    expect(of.asked('StartCampaign')).toEqual([]);
    expect(of.asked('CancelCampaign')).toHaveLength(2);
  });

  it('takes it from standard input for a script, and none for a program', async () => {
    const terminal = scriptedTerminal({ lines: [staffPassword] });
    expect((await of.run(`${line} -f --password-stdin`, { terminal, user: true })).code).toBe(0);
    expect((await of.run(`${line} -f`)).code).toBe(0);
    expect(of.asked('VerifyStaffPassword')).toHaveLength(1);
  });

  it('waits for a second person, who approves it', async () => {
    const start = of.gateway.campaigns.StartCampaign;
    of.gateway.campaigns.StartCampaign = () => {
      of.campaign = { ...of.campaign, approvedBy: ['operator:ci'], approvalsNeeded: 2 };
      return Promise.resolve({ campaign: of.campaign });
    };
    const { code, out } = await of.run(`${line} -f --watch`);
    expect([code, out]).toEqual([
      0,
      `Campaign ${campaignId} begins when another person said yes: latchkey campaign:approve ${campaignId}\n`,
    ]);
    expect(of.asked('CancelCampaign')).toEqual([]);
    of.gateway.campaigns.StartCampaign = start;
    const terminal = scriptedTerminal({ answers: ['y', staffPassword] });
    expect((await of.run(`campaign:approve ${campaignId}`, { terminal, user: true })).code).toBe(0);
    expect(terminal.asked[0]).toMatch(/^The passwords and sessions of 3 customers end/);
    expect(of.campaign.state).toBe('running');
  });
});
