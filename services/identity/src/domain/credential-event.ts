import type { EventInput, EventType } from '@latchkey/contracts/events';

/** An event that is stored in the same write as the change it tells of, and published right after. */
export type CredentialEvent = {
  [Type in EventType]: {
    readonly id: string;
    readonly type: Type;
    readonly data: EventInput<Type>;
    readonly at: number;
  };
}[EventType];
