import { createLifecycle, type StopPhase } from './index.ts';

describe('lifecycle', () => {
  it('stops phase by phase, and the last one registered first', async () => {
    const lifecycle = createLifecycle();
    const order: string[] = [];
    const register = (phase: StopPhase, name: string): void => {
      lifecycle.onStop(phase, name, async () => {
        await Promise.resolve();
        order.push(name);
      });
    };
    register('connections', 'mongo');
    register('in-flight', 'outbox');
    register('connections', 'amqp');
    register('intake', 'consumers');
    register('readiness', 'health');
    await lifecycle.stop();
    expect(order).toEqual(['health', 'consumers', 'outbox', 'amqp', 'mongo']);
  });

  it('stops once, whoever asks, and says so by flag and signal', async () => {
    const lifecycle = createLifecycle();
    const stop = jest.fn();
    lifecycle.onStop('intake', 'part', stop);
    expect([lifecycle.stopping, lifecycle.signal.aborted]).toEqual([false, false]);
    const first = lifecycle.stop();
    expect([lifecycle.stopping, lifecycle.signal.aborted]).toEqual([true, true]);
    expect(lifecycle.stop()).toBe(first);
    await first;
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('goes on after a part that fails, and reports it', async () => {
    const failures: [string, unknown][] = [];
    const lifecycle = createLifecycle((part, error) => failures.push([part, error]));
    const last = jest.fn();
    const fault = new Error('would not');
    lifecycle.onStop('connections', 'mongo', last);
    lifecycle.onStop('intake', 'thrower', () => {
      throw fault;
    });
    lifecycle.onStop('intake', 'rejecter', () => Promise.reject(fault));
    await lifecycle.stop();
    expect(failures).toEqual([
      ['rejecter', fault],
      ['thrower', fault],
    ]);
    expect(last).toHaveBeenCalledTimes(1);
  });

  it('gives up at the deadline and names the part that was still busy', async () => {
    const failures: [string, unknown][] = [];
    const lifecycle = createLifecycle((part, error) => failures.push([part, error]), 5);
    lifecycle.onStop('in-flight', 'worker', () => new Promise(() => undefined));
    await lifecycle.stop();
    expect(failures).toEqual([['worker', new Error('not stopped within 5 ms')]]);
  });

  it('stops a part at once that is registered while stopping', async () => {
    const lifecycle = createLifecycle();
    await lifecycle.stop();
    const stop = jest.fn();
    lifecycle.onStop('intake', 'latecomer', stop);
    expect(stop).toHaveBeenCalledTimes(1);
  });
});
