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

/** A line of two cores that have work now and next. */
async function busyQueue() {
  const queue = createHashQueue({ slots: 2, maxWaitMs: 1000 });
  const jobs = [job(), job(), job(), job()];
  const runs = jobs.map(({ work }) => queue.run('class', work));
  await settled();
  return { queue, jobs, runs };
}

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
    const fill = async (): Promise<{ inLine: number; finish: () => Promise<unknown> }> => {
      const jobs: ReturnType<typeof job>[] = [];
      const runs: Promise<unknown>[] = [];
      let turnedAway = 0;
      while (turnedAway === 0) {
        const next = job();
        jobs.push(next);
        runs.push(
          queue.run('class', next.work).catch(() => {
            turnedAway += 1;
          }),
        );
        await settled();
      }
      return {
        inLine: queue.waiting,
        finish: () => {
          for (const each of jobs) each.finish();
          return Promise.all(runs);
        },
      };
    };
    const presumed = await fill();
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
    const measured = await fill();
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

describe('what a hash needs first', () => {
  const preparation = () => {
    const { work, finish, started } = job();
    return { prepare: work, finish, started };
  };

  it('is prepared at once while a core is free, however long others prepare', async () => {
    const queue = createHashQueue({ slots: 2, maxWaitMs: 1000 });
    const each = [preparation(), preparation(), preparation(), preparation()];
    const all = each.map(({ prepare }) => queue.approach(prepare));
    await settled();
    expect(each.map(({ started }) => started())).toEqual([true, true, true, true]);
    for (const { finish } of each) finish();
    await Promise.all(all);
    await settled();
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('is prepared together by all who came while the line was long', async () => {
    const { queue, jobs, runs } = await busyQueue();
    const ticks: string[] = [];
    const logIn = async (name: string): Promise<string> => {
      const read = await queue.approach(async () => {
        ticks.push(name);
        // All of them are there before the tick ends.
        await new Promise((resolve) => process.nextTick(resolve));
        ticks.push(`${name} read`);
        return name;
      });
      return queue.run('class', () => Promise.resolve(read));
    };
    const logIns = ['a', 'b', 'c'].map(logIn);
    await settled();
    expect([ticks, queue.waiting]).toEqual([[], 5]);

    jobs[0]!.finish();
    await settled();
    expect(ticks).toEqual(['a', 'b', 'c', 'a read', 'b read', 'c read']);
    expect(queue.waiting).toBe(4);
    for (const each of jobs) each.finish();
    expect(await Promise.all(logIns)).toEqual(['a', 'b', 'c']);
    await Promise.all(runs);
    await settled();
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('waits while others prepare who fill the line, and no longer when they need no hash', async () => {
    const { queue, jobs, runs } = await busyQueue();
    const [one, two, late] = [preparation(), preparation(), preparation()];
    const all = [one, two].map(({ prepare }) => queue.approach(prepare));
    jobs[0]!.finish();
    await settled();
    all.push(queue.approach(late.prepare));
    await settled();
    expect([one, two, late].map(({ started }) => started())).toEqual([true, true, false]);
    one.finish();
    two.finish();
    await settled();
    expect(late.started()).toBe(true);
    late.finish();
    for (const each of jobs) each.finish();
    await Promise.all([...all, ...runs]);
    await settled();
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('is prepared by 32 who wait, though the line is long, as they may need no hash', async () => {
    const { queue, jobs, runs } = await busyQueue();
    const each = Array.from({ length: 33 }, preparation);
    const all = each.map(({ prepare }) => queue.approach(prepare));
    await settled();
    expect(each.filter(({ started }) => started())).toHaveLength(32);
    for (const { finish } of [...each, ...jobs]) finish();
    await Promise.all([...all, ...runs]);
    await settled();
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('is not prepared for who would wait too long, those counted who wait to prepare or do', async () => {
    const queue = createHashQueue({ slots: 1, maxWaitMs: 80 });
    const [running, inLine] = [job(), job()];
    const runs = [running, inLine].map(({ work }) => queue.run('class', work));
    await settled();
    // 20 ms each: one in line and three who approach wait for 20 to 80 ms, the next would for 100.
    const each = Array.from({ length: 4 }, preparation);
    const all = each.map(({ prepare }) => queue.approach(prepare));
    expect(await Promise.all(all.slice(3).map(codeOf))).toEqual(['overloaded']);
    running.finish();
    await settled();
    expect(each.map(({ started }) => started())).toEqual([true, true, true, false]);
    const more = [preparation(), preparation()];
    const allMore = more.map(({ prepare }) => queue.approach(prepare));
    expect(await codeOf(allMore[1]!)).toBe('overloaded');
    for (const { finish } of [inLine, ...each, ...more]) finish();
    await Promise.all([...runs, ...all.slice(0, 3), allMore[0]]);
    await settled();
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('leaves no trace when it fails', async () => {
    const { queue, jobs, runs } = await busyQueue();
    const failed = queue.approach(() => Promise.reject(new Error('store away')));
    for (const each of jobs) each.finish();
    await expect(failed).rejects.toThrow('store away');
    await Promise.all(runs);
    await settled();
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });
});

describe('what follows a hash', () => {
  it('is done at once unless every core has work now and next', async () => {
    const queue = createHashQueue({ slots: 2, maxWaitMs: 1000 });
    await queue.depart();
    const jobs = [job(), job(), job()];
    const runs = jobs.map(({ work }) => queue.run('class', work));
    await settled();
    expect([queue.running, queue.waiting]).toEqual([2, 1]);
    await queue.depart();
    for (const each of jobs) each.finish();
    await Promise.all(runs);
  });

  it('is done together, in one tick, once the line is short; who waits for it holds no place', async () => {
    const { queue, jobs, runs } = await busyQueue();
    const left: string[] = [];
    const leave = async (name: string): Promise<void> => {
      await queue.depart();
      left.push(name);
      await new Promise((resolve) => process.nextTick(resolve));
      left.push(`${name} wrote`);
    };
    const all = ['a', 'b'].map(leave);
    await settled();
    expect([left, queue.waiting]).toEqual([[], 2]);
    jobs[0]!.finish();
    await settled();
    expect(left).toEqual(['a', 'b', 'a wrote', 'b wrote']);
    for (const each of jobs) each.finish();
    await Promise.all([...all, ...runs]);
  });

  it('waits for four hashes a core at most, however long the line stays', async () => {
    const queue = createHashQueue({ slots: 2, maxWaitMs: 10_000 });
    const jobs = Array.from({ length: 20 }, job);
    const runs = jobs.map(({ work }) => queue.run('class', work));
    const left: string[] = [];
    const finish = async (next: ReturnType<typeof job>[]): Promise<void> => {
      for (const each of next) {
        each.finish();
        await settled();
      }
    };
    await settled();
    void queue.depart().then(() => left.push('first'));
    await finish(jobs.slice(0, 7));
    expect(left).toEqual([]);
    await finish(jobs.slice(7, 8));
    expect(left).toEqual(['first']);

    // Hashes that nobody waited for do not count.
    await finish(jobs.slice(8, 9));
    void queue.depart().then(() => left.push('second'));
    await finish(jobs.slice(9, 16));
    expect(left).toEqual(['first']);
    await finish(jobs.slice(16, 17));
    expect(left).toEqual(['first', 'second']);
    for (const each of jobs) each.finish();
    await Promise.all(runs);
  });
});
