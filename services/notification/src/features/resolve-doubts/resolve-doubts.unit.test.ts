import { settableClock } from '@latchkey/kit/clock';
import { createMemoryLedger } from '../../../test/memory-ledger.ts';
import { newDelivery } from '../../domain/delivery.ts';
import { resolveDoubts } from './resolve-doubts.ts';

const details = { domain: 'mail.example', locale: 'en-US', customerId: 'somebody' };

describe('resolveDoubts', () => {
  it.each([
    ['resend', 'queued'],
    ['hold', 'doubt'],
  ] as const)(
    'applies the rule %s to attempts whose claim has run out, and to no others',
    async (afterDoubt, state) => {
      const ledger = createMemoryLedger();
      const clock = settableClock(0);
      for (const id of ['lapsed', 'alive'])
        await ledger.add(
          newDelivery({ id, kind: 'password-changed', occurredAt: 0 }, { now: 0, retryForMs: 3_600_000 }),
        );
      await ledger.claim({ owner: 'test', token: 'a' }, 'self-service', 0, 10, 2);
      await ledger.beginAttempt({ id: 'lapsed', priority: 0 }, 'a', 0, 10, details);
      await ledger.beginAttempt({ id: 'alive', priority: 0 }, 'a', 0, 30, details);
      clock.set(20);
      const seen: string[] = [];
      const deps = {
        ledger,
        clock,
        rules: { afterDoubt, retryForMs: 3_600_000, retentionMs: 1 },
        observe: ({ id }: { id: string }) => seen.push(id),
      };
      await resolveDoubts(deps);
      await resolveDoubts(deps);
      expect(ledger.find('lapsed')).toMatchObject({ state, afterDoubt: true, attempts: 1 });
      expect(ledger.find('alive')).toMatchObject({ state: 'attempting' });
      expect(seen).toEqual(['lapsed']);
    },
  );
});
