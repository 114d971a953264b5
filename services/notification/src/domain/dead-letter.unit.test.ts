import { deadLetterId, faultOf, shownContent } from './dead-letter.ts';

const id = '0193a1b2-0000-7000-8000-000000000001';
const event = (change: object = {}): Buffer =>
  Buffer.from(
    JSON.stringify({
      specversion: '1.0',
      id,
      source: '/identity',
      type: 'password.changed',
      time: '2026-11-24T10:00:00.000Z',
      datacontenttype: 'application/json',
      data: { customerId: id, changedAtMs: 5 },
      ...change,
    }),
  );

describe('the id of a dead letter', () => {
  const died = { queue: 'q', type: 't', messageId: id, reason: 'rejected', diedAt: 1, content: event() };

  it('is the same however often it dies, and another for every queue', () => {
    expect(deadLetterId({ ...died, diedAt: 9, reason: 'delivery_limit' })).toBe(deadLetterId(died));
    expect(deadLetterId({ ...died, queue: 'p' })).not.toBe(deadLetterId(died));
  });

  it('goes by the content of what has no id', () => {
    const nameless = { ...died, messageId: '' };
    expect(deadLetterId({ ...nameless, content: Buffer.from('x') })).not.toBe(deadLetterId(nameless));
  });
});

describe('the fault of a dead letter', () => {
  it.each([
    [event(), undefined],
    [Buffer.from([0xff, 0x00]), 'not JSON'],
    [Buffer.from('[]'), 'not an event: as a whole'],
    [event({ type: 7 }), 'not an event: type'],
    [event({ type: 'password.lost' }), 'no such type of event'],
    [event({ type: 'constructor' }), 'no such type of event'],
    [event({ data: { customerId: 'ada@example.com' } }), 'its data does not fit: customerId, changedAtMs'],
    [
      event({
        type: 'password.bulk_reset_requested',
        data: { audience: 'all', domainRates: { 'ada@example.com': 1 } },
      }),
      'its data does not fit: audience, domainRates.…',
    ],
    [
      event({
        type: 'password.bulk_reset_requested',
        data: { audience: 'everybody', stores: ['DE'], 'ada@example.com': 1 },
      }),
      'its data does not fit: stores (not known), … (not known)',
    ],
  ])('%#', (content, fault) => {
    expect(faultOf(content)).toBe(fault);
  });
});

describe('the content that is shown', () => {
  const shown = (content: Buffer): unknown => JSON.parse(shownContent(content) ?? 'null');

  it('is an event of ours as it is', () => {
    expect(shown(event())).toEqual(JSON.parse(event().toString()));
    const pair = {
      id: `${id}:${id}`,
      data: { customerReference: 'customer--17', done: true, list: [1, null] },
    };
    expect(shown(event(pair))).toMatchObject(pair);
  });

  it.each([
    'ada@example.com',
    'ada',
    'Ada Lovelace',
    'https://shop.example/account/restore?token=abc',
    'eyJhbGciOiJFUzI1NiJ9.e30.c2ln',
    '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
    'kJ8fQ2mN4pR6tV8xZ0aB2cD4eF6gH8iJ0kL2mN4oP6q',
  ])('leaves no %s in it, as value or as name', (secret) => {
    const content = event({
      data: { customerId: secret, nested: { list: [secret] }, [secret]: 1 },
      subject: secret,
    });
    // A single word may be the name of a field.
    if (secret !== 'ada') expect(shownContent(content)).not.toContain(secret);
    expect(shown(content)).toMatchObject({
      data: { customerId: '…', nested: { list: ['…'] } },
      subject: '…',
    });
  });

  it('blanks attributes that hold anything but words', () => {
    expect(shown(event({ type: 'a b', source: 'ada@example.com' }))).toMatchObject({
      type: '…',
      source: '…',
    });
  });

  it('is nothing where there is no JSON', () => {
    expect(shownContent(Buffer.from('ada@example.com'))).toBeUndefined();
  });
});
