import { settableClock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { createMemoryLedger } from '../../../test/memory-ledger.ts';
import { createBackoff, createBackoffs } from '../../domain/backoff.ts';
import type { CampaignOrder } from '../../domain/campaign-orders.ts';
import { newDelivery, type DeliveryKind } from '../../domain/delivery.ts';
import type { OutgoingMail } from '../../domain/mail.ts';
import type { SendOutcome } from '../../domain/outcome.ts';
import type { Contact, MintResult } from '../../domain/people.ts';
import { createRightOfWay } from '../../domain/right-of-way.ts';
import { deliverBatch, type Deps } from './deliver-batch.ts';
import { createSlots } from './slots.ts';

const backoffOptions = { firstMs: 1_000, longestMs: 9_000, tolerance: 1 };
const minted = (id: string): MintResult => ({
  kind: 'minted',
  token: `token-of-${id}`,
  requestedAt: 0,
  expiresAt: 1_800_000,
  customerId: `customer-of-${id}`,
  name: undefined,
  address: `${id}@mail.example`,
  locale: 'de_DE',
});
const words = { literals: ['t'], values: [] };
const left = { address: 'ada@old.example', customerId: 'ada', locale: 'de_DE' };
const ada: Contact = { address: 'ada@mail.example', name: 'Ada', locale: 'en_US' };

/** A worker with everything in memory; `send` decides what becomes of each mail. */
function aWorker(
  send: (mail: OutgoingMail) => SendOutcome | Promise<SendOutcome> = () => ({ kind: 'sent' }),
) {
  const ledger = createMemoryLedger();
  const clock = settableClock(1_000);
  const stopping = new AbortController();
  const [mails, problems]: [OutgoingMail[], string[]] = [[], []];
  const orders = new Map<string, CampaignOrder | 'unknown'>();
  const deps: Deps = {
    ledger,
    clock,
    minter: { mint: (requests) => Promise.resolve(requests.map(({ requestId }) => minted(requestId))) },
    contacts: { find: (ids) => Promise.resolve(new Map(ids.map((id) => [id, ada]))) },
    previous: { find: (ids) => Promise.resolve(new Map(ids.map((id) => [id, left]))) },
    renderer: {
      render: (_facts, locales) => ({ locale: locales.join(), subject: 's', html: words, text: words }),
    },
    sender: {
      send: async (mail) => {
        mails.push(mail);
        return send(mail);
      },
    },
    rules: { afterDoubt: 'resend', retryForMs: 3_600_000, retentionMs: 1 },
    claimMs: 60_000,
    relayBackoff: createBackoff(backoffOptions),
    domainBackoffs: createBackoffs(backoffOptions),
    rightOfWay: createRightOfWay(),
    orders: { of: (campaignId) => orders.get(campaignId) ?? 'running' },
    mintBackoff: createBackoff(backoffOptions),
    ready: createSlots({ selfService: 2, bulk: 2, together: 2 }),
    sending: createSlots({ selfService: 1, bulk: 1, together: 1 }),
    observe: () => undefined,
    report: (id, problem) => problems.push(`${id}: ${problem}`),
  };
  const deliver = async (
    kinds: Record<string, DeliveryKind>,
    changed: Partial<Deps> = {},
    campaignId?: string,
  ) => {
    for (const [id, kind] of Object.entries(kinds)) {
      const wish = { id, kind, requestId: id, customerId: 'ada', occurredAt: 0 };
      const whole = campaignId === undefined ? wish : { ...wish, campaignId, domain: 'mail.example' };
      await ledger.add(newDelivery(whole, { now: clock.now(), retryForMs: 3_600_000 }));
    }
    const { deliveries } = await ledger.claim(
      { owner: 'test', token: 'a' },
      campaignId === undefined ? 'self-service' : { campaignId, early: false },
      clock.now(),
      clock.now() + 60_000,
      50,
    );
    const abandon = new AbortController();
    let done = 0;
    await deliverBatch(
      { ...deps, ...changed },
      { token: 'a', deliveries, stopping: stopping.signal, abandon: abandon.signal, done: () => (done += 1) },
    );
    expect(done).toBe(deliveries.length);
    return Object.fromEntries(Object.keys(kinds).map((id) => [id, ledger.find(id)?.state]));
  };
  return { deliver, ledger, clock, mails, problems, stopping, orders, deps };
}

const reset = 'password-reset';
const notice = 'password-changed';

describe('deliverBatch', () => {
  it('sends links to the address identity names and notices to the one customer names', async () => {
    const worker = aWorker();
    expect(await worker.deliver({ link: reset, told: notice })).toEqual({ link: 'sent', told: 'sent' });
    expect(worker.mails.map((mail) => [mail.deliveryId, mail.to, mail.locale])).toEqual([
      ['link', { address: 'link@mail.example', name: 'Ada' }, 'en_US,de_DE'],
      ['told', { address: 'ada@mail.example', name: 'Ada' }, 'en_US'],
    ]);
  });

  it('sends the other mails when identity stumbles over one request', async () => {
    const worker = aWorker();
    const minter: Deps['minter'] = {
      mint: (requests) =>
        requests.some(({ requestId }) => requestId === 'bad')
          ? Promise.reject(new AppError('internal'))
          : worker.deps.minter.mint(requests),
    };
    const kinds = { one: reset, bad: reset, two: reset, three: reset, four: reset } as const;
    expect(await worker.deliver(kinds, { minter })).toEqual({
      one: 'sent',
      bad: 'queued',
      two: 'sent',
      three: 'sent',
      four: 'sent',
    });
    expect(worker.ledger.find('bad')).toMatchObject({ attempts: 1 });
  });

  it('asks an identity that is away once, not for every request', async () => {
    const worker = aWorker();
    let asked = 0;
    const minter: Deps['minter'] = {
      mint: () => {
        asked += 1;
        return Promise.reject(new AppError('unavailable'));
      },
    };
    expect(await worker.deliver({ one: reset, two: reset }, { minter })).toEqual({
      one: 'queued',
      two: 'queued',
    });
    expect(asked).toBe(1);
  });

  it('asks identity and customer once for all', async () => {
    const worker = aWorker();
    const calls: number[] = [];
    const minter: Deps['minter'] = {
      mint: (requests) => {
        calls.push(requests.length);
        return worker.deps.minter.mint(requests);
      },
    };
    const contacts: Deps['contacts'] = {
      find: (ids) => {
        calls.push(ids.length);
        return worker.deps.contacts.find(ids);
      },
    };
    await worker.deliver({ one: reset, two: reset, three: notice, four: notice }, { minter, contacts });
    // Two requests, then the two customers they turned out to be of and the one of both notices.
    expect(calls).toEqual([2, 3]);
  });

  it('goes on when single mails cannot be rendered or their result cannot be stored', async () => {
    const worker = aWorker();
    const renderer: Deps['renderer'] = {
      render: (facts, locales) => {
        if ('token' in facts && facts.token.endsWith('ugly')) throw new Error('cannot');
        return worker.deps.renderer.render(facts, locales);
      },
    };
    const ledger: Deps['ledger'] = {
      ...worker.ledger,
      beginAttempt: (each, ...rest) =>
        each.id === 'lost' ? Promise.reject(new Error('away')) : worker.ledger.beginAttempt(each, ...rest),
    };
    expect(await worker.deliver({ ugly: reset, lost: reset, fine: reset }, { renderer, ledger })).toEqual({
      ugly: 'queued',
      lost: 'queued',
      fine: 'sent',
    });
    expect(worker.problems).toEqual([
      'ugly: it could not be rendered',
      'lost: its result could not be stored',
    ]);
    expect(worker.ledger.find('ugly')?.attempts).toBe(1);
  });

  it('tries a result again that the store did not take', async () => {
    const worker = aWorker();
    let failures = 2;
    const ledger: Deps['ledger'] = {
      ...worker.ledger,
      settle: (...change) =>
        failures-- > 0 ? Promise.reject(new Error('store away')) : worker.ledger.settle(...change),
    };
    expect(await worker.deliver({ one: reset }, { ledger })).toEqual({ one: 'sent' });
    expect(worker.mails).toHaveLength(1);
  });

  it('begins nothing any more once the mail server has failed, and gives the rest back untried', async () => {
    const worker = aWorker(() => ({ kind: 'unreachable', answer: 'no connection' }));
    expect(await worker.deliver({ one: reset, two: reset, three: reset })).toEqual({
      one: 'queued',
      two: 'queued',
      three: 'queued',
    });
    expect(worker.mails).toHaveLength(1);
    expect(
      ['one', 'two', 'three'].map((id) => [
        worker.ledger.find(id)?.nextAttemptAt,
        worker.ledger.find(id)?.attempts,
      ]),
    ).toEqual([
      [2_000, 0],
      // Written down as an attempt already.
      [2_000, 0],
      [1_000, 0],
    ]);
  });

  it('begins nothing any more once the copy is stopping', async () => {
    const worker = aWorker(() => {
      worker.stopping.abort();
      return { kind: 'sent' };
    });
    expect(await worker.deliver({ one: reset, two: reset })).toEqual({ one: 'sent', two: 'queued' });
    expect(worker.ledger.find('two')).toMatchObject({ token: undefined, nextAttemptAt: 1_000 });
  });

  it('does not send what somebody else has claimed meanwhile', async () => {
    const worker = aWorker();
    const ledger: Deps['ledger'] = { ...worker.ledger, beginAttempt: () => Promise.resolve(false) };
    await worker.deliver({ one: reset }, { ledger });
    expect(worker.mails).toEqual([]);
    expect(worker.problems).toEqual(['one: its claim was lost before the attempt']);
  });

  it('leaves mails to a paused domain for later, known ones without asking identity', async () => {
    const worker = aWorker();
    worker.deps.domainBackoffs.failed('mail.example', 1_000);
    expect(await worker.deliver({ one: reset })).toEqual({ one: 'queued' });
    expect(worker.mails).toEqual([]);
    expect(worker.ledger.find('one')!.nextAttemptAt).toBeGreaterThanOrEqual(2_000);
    expect(worker.ledger.find('one')!.nextAttemptAt).toBeLessThanOrEqual(12_000);
  });
});

describe('deliverBatch, of a campaign', () => {
  const renewal = 'password-renewal';
  const two = { one: renewal, two: renewal } as const;

  it('sends while the order is to run, and accounts for whom identity does not know', async () => {
    const worker = aWorker();
    const minter: Deps['minter'] = {
      mint: (requests) =>
        Promise.resolve(
          requests.map(({ requestId }) =>
            requestId === 'two' ? { kind: 'no-account' as const } : minted(requestId),
          ),
        ),
    };
    expect(await worker.deliver(two, { minter }, 'c1')).toEqual({ one: 'sent', two: 'suppressed' });
    expect(worker.ledger.find('two')).toMatchObject({ reason: 'no_account' });
  });

  it.each([
    ['paused', 'queued'],
    ['unknown', 'queued'],
    ['cancelled', 'cancelled'],
  ] as const)('sends nothing and asks nobody for links when it is %s: %s', async (order, state) => {
    const worker = aWorker();
    const { domainBackoffs, clock } = worker.deps;
    domainBackoffs.failed('mail.example', 0);
    domainBackoffs.begun('mail.example', clock.now());
    worker.orders.set('c1', order);
    const minter: Deps['minter'] = { mint: () => Promise.reject(new Error('asked')) };
    expect(await worker.deliver(two, { minter }, 'c1')).toEqual({ one: state, two: state });
    expect(domainBackoffs.room('mail.example', clock.now() + 1_000)).toBe(1);
    expect([worker.mails, worker.deps.mintBackoff.failing]).toEqual([[], false]);
    if (state === 'queued')
      expect(worker.ledger.find('one')).toMatchObject({
        token: undefined,
        nextAttemptAt: 1_000,
        attempts: 0,
      });
  });

  it.each([
    ['paused', 'queued'],
    ['cancelled', 'cancelled'],
  ] as const)('looks again right before each mail, attempts in hand among them: %s', async (order, state) => {
    const worker = aWorker(() => {
      worker.orders.set('c1', order);
      return { kind: 'sent' };
    });
    const five = { ...two, three: renewal, four: renewal, five: renewal } as const;
    expect(await worker.deliver(five, {}, 'c1')).toEqual({
      one: 'sent',
      two: state,
      three: state,
      four: state,
      five: state,
    });
    expect(worker.mails).toHaveLength(1);
    expect(worker.ledger.find('two')?.attempts).toBe(0);
  });

  it('waits as a whole while identity is away, without a word about each mail', async () => {
    const worker = aWorker();
    const minter: Deps['minter'] = { mint: () => Promise.reject(new AppError('unavailable')) };
    expect(await worker.deliver(two, { minter }, 'c1')).toEqual({ one: 'queued', two: 'queued' });
    expect(worker.ledger.find('one')).toMatchObject({ token: undefined, nextAttemptAt: 1_000 });
    expect(worker.deps.mintBackoff.pausedUntil).toBe(2_000);
  });

  it('spares a domain from the very mail after which it is in trouble', async () => {
    const worker = aWorker(() => ({ kind: 'deferred', answer: '450 slow down' }));
    const answers = await worker.deliver({ ...two, three: renewal }, {}, 'c1');
    expect(answers).toEqual({ one: 'queued', two: 'queued', three: 'queued' });
    expect(worker.mails).toHaveLength(1);
    expect(['one', 'two', 'three'].map((id) => worker.ledger.find(id)?.attempts)).toEqual([1, 0, 0]);
  });
});
