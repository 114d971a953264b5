import { CommandError } from './errors.ts';
import type { Document } from './values/document.ts';

export type FaultKind =
  /** E11000 as two racing upserts get it; only commands that upsert match. */
  | 'duplicateKeyOnUpsert'
  /** 10107 with the label `RetryableWriteError`; nothing is written. */
  | 'notWritablePrimary'
  /** The write is done, but its write concern timed out (64). */
  | 'writeConcernTimeout';

export const FAULT_KINDS: readonly FaultKind[] = [
  'duplicateKeyOnUpsert',
  'notWritablePrimary',
  'writeConcernTimeout',
];

export interface Fault {
  readonly kind: FaultKind;
  /** A command's name, such as `update`; undefined for every write. */
  readonly command?: string;
  /** A collection's name; undefined for all. */
  readonly collection?: string;
  /** How many matching commands it strikes. */
  readonly times: number;
}

const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify']);

/** Makes the next matching commands fail, so that tests exercise the services' retry code. Production never creates one. */
export class FaultSwitch {
  #faults: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times });
  }

  clear(): void {
    this.#faults = [];
  }

  /** Uses up and answers the first fault that concerns a command. */
  take(name: string, command: Document): FaultKind | undefined {
    const found = this.#faults.find(({ fault, left }) => left > 0 && concerns(fault, name, command));
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.fault.kind;
  }
}

function concerns(fault: Fault, name: string, command: Document): boolean {
  if (fault.command === undefined ? !WRITES.has(name) : fault.command !== name) return false;
  if (fault.collection !== undefined && command[name] !== fault.collection) return false;
  return fault.kind !== 'duplicateKeyOnUpsert' || upserts(command);
}

function upserts(command: Document): boolean {
  const updates: unknown = command['updates'];
  if (Array.isArray(updates)) return updates.some((update) => Boolean((update as Document)['upsert']));
  return Boolean(command['upsert']);
}

/** The failure a fault answers with before anything is written. */
export function faultError(
  kind: 'duplicateKeyOnUpsert' | 'notWritablePrimary',
  namespace: string,
): CommandError {
  if (kind === 'notWritablePrimary')
    return new CommandError(10107, 'not primary', { errorLabels: ['RetryableWriteError'] });
  return new CommandError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: _id_ dup key: { _id: "fault" }`,
    {
      keyPattern: { _id: 1 },
      keyValue: { _id: 'fault' },
    },
  );
}

export const WRITE_CONCERN_TIMEOUT: Document = {
  code: 64,
  codeName: 'WriteConcernFailed',
  errmsg: 'waiting for replication timed out',
  errInfo: { wtimeout: true },
};
