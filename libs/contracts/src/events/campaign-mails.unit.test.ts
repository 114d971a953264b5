import { mergeSettledMails, type SettledMail } from './campaign-mails.ts';

const aMail = (customerId: string): SettledMail => ({
  campaignId: '0198c0de-0000-7000-8000-0000000000ca',
  customerId,
  requestId: '0198c0de-0000-7000-8000-000000000001',
  state: 'sent',
  reason: '',
  domain: 'mail.example',
  afterDoubt: false,
  settledAtMs: 7,
});

describe('mergeSettledMails', () => {
  it('brings the mails of all as the first', () => {
    const [a, b] = ['0198c0de-0000-7000-8000-0000000000c1', '0198c0de-0000-7000-8000-0000000000c2'].map(
      aMail,
    );
    const merged = mergeSettledMails([
      { id: 'one', data: { mails: [a] } },
      { id: 'two', data: { mails: [b] } },
    ]);
    expect(merged).toEqual({ id: 'one', data: { mails: [a, b] } });
  });
});
