/** The lease a copy runs campaigns under. */
export interface Hold {
  /** Grows with every taking: written with the work, so that a late former owner loses. */
  readonly fence: number;
  /** False once somebody else may run them, or this copy stops. */
  valid(): boolean;
}

/** What a step came to: there is more to do at once, or only in a while. */
export type Progress = 'more' | 'wait';
