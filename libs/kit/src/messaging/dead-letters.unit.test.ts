import type { Message } from 'amqplib';
import { readDeadLetter, refusedWith } from './dead-letters.ts';

const message = (headers: Record<string, unknown>): Message =>
  ({
    content: Buffer.from('{}'),
    fields: { routingKey: 'customer.registered' },
    properties: { type: 'customer.registered', messageId: 'e1', headers },
  }) as Message;

describe('a dead letter', () => {
  it('says what its consumer wrote', () => {
    expect(readDeadLetter(message(refusedWith('customer.x', 'no such purpose', 9_000)))).toMatchObject({
      ...{ queue: 'customer.x', reason: 'rejected', refusal: 'no such purpose', diedAt: 9_000 },
      ...{ type: 'customer.registered', messageId: 'e1' },
    });
  });

  it('that the broker took says what the broker knows, whatever its sender wrote', () => {
    const death = { queue: 'customer.y', reason: 'delivery_limit', time: { '!': 'timestamp', value: 8 } };
    const letter = readDeadLetter(message({ ...refusedWith('other', 'made up', 1), 'x-death': [death] }));
    expect(letter).toMatchObject({ queue: 'customer.y', reason: 'delivery_limit', diedAt: 8_000 });
    expect(letter.refusal).toBeUndefined();
  });
});
