import { codeOf } from '../../../test/outcome.ts';
import { createHashQueue } from './hash-queue.ts';

/** Work that ends when told to. */
function job() {
  let finish!: () => void;
  const done = new Promise<void>((resolve) => (finish = resolve));
  let started = false;
  const work = async (): Promise<string> => {
    started = true;
    await done;
    return 'hash';
  };
  return { work, finish, started: () => started };
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('createHashQueue', () => {
  it('runs as many as there are slots, the others in their order', async () => {
    const queue = createHashQueue({ slots: 2, maxWaitMs: 1000 });
    const jobs = [job(), job(), job(), job()];
    const runs = jobs.map(({ work }) => queue.run('class', work));
    await settled();
    expect(jobs.map((each) => each.started())).toEqual([true, true, false, false]);
    expect([queue.running, queue.waiting]).toEqual([2, 2]);

    jobs[1]!.finish();
    await settled();
    expect(jobs.map((each) => each.started())).toEqual([true, true, true, false]);

    for (const each of jobs) each.finish();
    expect(await Promise.all(runs)).toEqual(['hash', 'hash', 'hash', 'hash']);
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('turns away at once who would wait too long, by what hashes took lately', async () => {
    let time = 0;
    const queue = createHashQueue({ slots: 2, maxWaitMs: 100, now: () => time });
    const fill = (): { inLine: number; finish: () => Promise<unknown> } => {
      const jobs = [job(), job()];
      const runs = jobs.map(({ work }) => queue.run('class', work));
      for (;;) {
        try {
          queue.assertRoom();
        } catch {
          return {
            inLine: queue.waiting,
            finish: () => {
              for (const each of jobs) each.finish();
              return Promise.all(runs);
            },
          };
        }
        const next = job();
        jobs.push(next);
        runs.push(queue.run('class', next.work));
      }
    };
    const presumed = fill();
    // Two cores and 20 ms each: the tenth in line begins after 100 ms.
    expect(presumed.inLine).toBe(10);
    await expect(queue.run('class', job().work)).rejects.toMatchObject({
      code: 'overloaded',
      retryAfterSeconds: 2,
    });
    await presumed.finish();

    for (let hashes = 0; hashes < 100; hashes += 1) {
      await queue.run('class', () => Promise.resolve((time += 50)));
    }
    const measured = fill();
    expect(measured.inLine).toBe(4);
    await measured.finish();
    expect(await codeOf(queue.run('class', () => Promise.resolve('hash')))).toBe('ok');
  });

  it('lets work that nobody waits for go last, and never turns it away', async () => {
    const queue = createHashQueue({ slots: 1, maxWaitMs: 1000 });
    const [running, patient, alsoPatient, urgent] = [job(), job(), job(), job()];
    const runs = [
      queue.run('class', running.work),
      queue.runWhenIdle('class', patient.work),
      queue.runWhenIdle('class', alsoPatient.work),
      queue.run('class', urgent.work),
    ];
    running.finish();
    await settled();
    expect([patient, alsoPatient, urgent].map((each) => each.started())).toEqual([false, false, true]);
    urgent.finish();
    patient.finish();
    await settled();
    expect(alsoPatient.started()).toBe(true);
    alsoPatient.finish();
    expect(await Promise.all(runs)).toHaveLength(4);
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('gives the slot on when a hash fails, and tells its class and time', async () => {
    const done: string[] = [];
    const queue = createHashQueue({
      slots: 1,
      maxWaitMs: 1000,
      onDone: (label, seconds) => done.push(`${label} ${seconds >= 0}`),
    });
    await expect(queue.run('bcrypt/10', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await queue.run('bcrypt/4', () => Promise.resolve());
    expect(done).toEqual(['bcrypt/10 true', 'bcrypt/4 true']);
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });
});
