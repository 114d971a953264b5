import { runAgainst } from '../../test/run-against.ts';

const mail = {
  ...{ deliveryId: 'd-1', kind: 'password-reset', state: 'failed', reason: '550 no such mailbox' },
  ...{ attempts: 3, afterDoubt: false, createdAt: '2026-11-24T08:00:00.000Z' },
  giveUpAt: '2026-11-24T09:00:00.000Z',
};

describe('delivery:list', () => {
  it('finds the customer, takes a day for its first moment, and goes on to the limit', async () => {
    const to = 'GET /deliveries?state=failed&customerId=c-1&from=2026-11-24T00%3A00%3A00Z&limit=2';
    const answers = {
      'GET /customers/customer--36': [{ body: { id: 'c-1' } }],
      [to]: [{ body: { items: [mail, { ...mail, deliveryId: 'd-2' }], nextCursor: 'n' } }],
    };
    const line = 'delivery:list --state failed --customer customer--36 --from 2026-11-24 --limit 2'.split(
      ' ',
    );
    const { code, out } = await runAgainst(answers, line);
    expect(code).toBe(0);
    expect(out.split('\n').map((each) => each.split(/ {2,}/))).toMatchObject([
      ['Delivery', 'Kind', 'State', 'Queued', 'Attempts', 'Domain', 'Reason'],
      ['d-1', 'password-reset', 'failed', '2026-11-24T08:00:00.000Z', '3', '550 no such mailbox'],
      expect.arrayContaining(['d-2']),
      [''],
    ]);
  });
});

describe('delivery:retry', () => {
  it('tries one again by its id', async () => {
    const answers = { 'POST /deliveries/d-1/retry': [{ status: 204 }] };
    expect(await runAgainst(answers, ['delivery:retry', 'd-1'])).toMatchObject({ code: 0 });
  });

  it('tries those of a filter again after a yes, and says that there are more', async () => {
    const answers = { 'POST /deliveries/retry': [{ body: { retried: 500, more: true } }] };
    const line = ['delivery:retry', '--state', 'doubt', '--kind', 'password-reset'];
    const said = await runAgainst(answers, line, { answers: ['y'] });
    expect(said.sent.map(({ body }) => body)).toEqual([{ state: 'doubt', kind: 'password-reset' }]);
    expect(said.out).toBe('Back in the queue: 500. There may be more: run it again.\n');
    expect(await runAgainst(answers, line)).toMatchObject({ code: 6, sent: [] });
  });

  it.each([
    ['delivery:retry'],
    ['delivery:retry --kind password-reset'],
    ['delivery:retry d-1 --state failed'],
  ])('refuses "%s"', async (line) => {
    expect(await runAgainst({}, line.split(' '))).toMatchObject({ code: 2, sent: [] });
  });
});
