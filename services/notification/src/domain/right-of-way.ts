/** Bulk makes way for mails somebody waits for: both write to one store, which does one write after the other. */
export interface RightOfWay {
  /** A mail somebody waits for has been asked for. @param id the delivery's; the same again is the same mail */
  readonly enter: (id: string) => void;
  /** The mail server has it, or it is not going now. */
  readonly leave: (id: string) => void;
  /** Resolves when none is under way: before each step of bulk. */
  readonly clear: () => Promise<void>;
}

/**
 * How long one mail holds up bulk at most, and one step of bulk waits, in milliseconds: some times what such a mail takes, since
 * another copy may have taken it; and bulk goes on, in small steps, however many there are.
 */
export const longestHoldMs = 100;

export function createRightOfWay(): RightOfWay {
  const underWay = new Map<string, NodeJS.Timeout>();
  const waiting = new Set<() => void>();
  const leave = (id: string): void => {
    clearTimeout(underWay.get(id));
    if (underWay.delete(id) && underWay.size === 0) for (const goOn of waiting) goOn();
  };
  return {
    enter: (id) => {
      if (!underWay.has(id))
        underWay.set(
          id,
          setTimeout(() => leave(id), longestHoldMs),
        );
    },
    leave,
    clear: async () => {
      if (underWay.size === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => goOn(), longestHoldMs);
        const goOn = (): void => {
          clearTimeout(timer);
          waiting.delete(goOn);
          resolve();
        };
        waiting.add(goOn);
      });
    },
  };
}
