import { deliveryKinds } from './delivery.ts';
import { createDueTime } from './jitter.ts';

const now = 1_000_020;

describe('createDueTime', () => {
  it('lets mails that are asked for by address begin at a random moment, and no other', () => {
    const dueTime = createDueTime(1_000, () => 600);
    expect(deliveryKinds.filter((kind) => dueTime(kind, now) !== now).sort()).toEqual([
      'back-office-reset',
      'email-change',
      'password-reset',
      'registration-confirmation',
    ]);
    expect(dueTime('password-reset', now)).toBe(1_000_650);
  });

  it('asks for a number below the jitter, and is never early', () => {
    const asked: number[] = [];
    const dueTime = createDueTime(1_000, (below) => {
      asked.push(below);
      return 0;
    });
    expect(dueTime('password-reset', now)).toBe(1_000_050);
    expect(dueTime('password-reset', 1_000_050)).toBe(1_000_050);
    expect(asked).toEqual([1_000, 1_000]);
  });

  it('of none is at once', () => {
    const dueTime = createDueTime(0, () => {
      throw new Error('nothing to draw from');
    });
    expect(dueTime('password-reset', now)).toBe(now);
  });
});
