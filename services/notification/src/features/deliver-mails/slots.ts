import { priorities, type Priority } from '../../domain/delivery.ts';

/** Lets a number of tasks run at a time; the others wait, self-service before bulk, each in order. */
export interface Slots {
  /** @param instead looked at while the task waits: what it answers, other than undefined, takes the task's place */
  run<T>(priority: Priority, task: () => Promise<T>, instead: () => T | undefined): Promise<T>;
  /** Asks everybody who waits whether it is still worth it. */
  recheck(): void;
}

/** Tasks of each priority that run at a time at most, and of both together. */
export interface SlotSizes {
  readonly selfService: number;
  readonly bulk: number;
  readonly together: number;
}

interface Waiting {
  start(): void;
  /** @returns whether it waits no more */
  giveUp(): boolean;
}

export function createSlots({ selfService, bulk, together }: SlotSizes): Slots {
  let free = together;
  const freeOf = { [priorities.selfService]: selfService, [priorities.bulk]: bulk };
  const waiting: Record<Priority, Waiting[]> = { [priorities.selfService]: [], [priorities.bulk]: [] };
  const take = (priority: Priority, by: number): void => {
    free -= by;
    freeOf[priority] -= by;
  };
  const startNext = (): void => {
    for (const priority of [priorities.selfService, priorities.bulk]) {
      while (waiting[priority].length > 0 && free > 0 && freeOf[priority] > 0) {
        take(priority, 1);
        waiting[priority].shift()?.start();
      }
    }
  };
  return {
    run: <T>(priority: Priority, task: () => Promise<T>, instead: () => T | undefined) => {
      const running = async (): Promise<T> => {
        try {
          return await task();
        } finally {
          take(priority, -1);
          startNext();
        }
      };
      return new Promise<T>((resolve) => {
        const giveUp = (): boolean => {
          const answer = instead();
          if (answer !== undefined) resolve(answer);
          return answer !== undefined;
        };
        waiting[priority].push({ start: () => resolve(running()), giveUp });
        startNext();
      });
    },
    recheck: () => {
      for (const priority of [priorities.selfService, priorities.bulk])
        waiting[priority] = waiting[priority].filter((each) => !each.giveUp());
    },
  };
}

/** Of the connections to the mail server, those that campaigns leave alone: a fifth, so that a mail somebody waits for finds one free. */
export function connectionsForBulk(connections: number): number {
  return Math.max(1, connections - Math.ceil(connections / 5));
}
