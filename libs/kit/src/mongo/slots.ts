/** Lets a number of tasks run at a time; the rest waits in order. */
export function createSlots(size: number): { run<T>(task: () => Promise<T>): Promise<T> } {
  const waiting: (() => void)[] = [];
  let free = size;
  const take = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const give = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    run: async (task) => {
      await take();
      try {
        return await task();
      } finally {
        give();
      }
    },
  };
}
