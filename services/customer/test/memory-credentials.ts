import { AppError } from '@latchkey/kit/errors';
import type { Credentials, NewCredential } from '../src/domain/credentials.ts';

export interface MemoryCredential {
  login: string;
  state: 'pending' | 'unconfirmed';
  createdAt: number;
}

/** Identity as customer sees it (protos/identity/v1), with its rows open to a test. */
export interface MemoryCredentials extends Credentials {
  readonly rows: Map<string, MemoryCredential>;
  /** Credentials as they were handed over, for what a test wants to know of them. */
  readonly seen: NewCredential[];
  stateOf(login: string): MemoryCredential['state'] | undefined;
}

export function createMemoryCredentials(now: () => number): MemoryCredentials {
  const rows = new Map<string, MemoryCredential>();
  const seen: NewCredential[] = [];
  const holderOf = (login: string): [string, MemoryCredential] | undefined =>
    [...rows].find(([, row]) => row.login === login.toLowerCase());
  return {
    rows,
    seen,
    stateOf: (login) => holderOf(login)?.[1].state,
    create: (credential) => {
      seen.push(credential);
      const holder = holderOf(credential.login);
      if (holder !== undefined && holder[0] !== credential.customerId) {
        return holder[1].state === 'pending'
          ? Promise.resolve({ pendingHolder: holder[0] })
          : Promise.reject(new AppError('login_taken'));
      }
      if (holder === undefined) {
        rows.set(credential.customerId, {
          login: credential.login.toLowerCase(),
          state: 'pending',
          createdAt: now(),
        });
      }
      return Promise.resolve(undefined);
    },
    createWithoutPassword: ({ customerId, login }) => {
      const holder = holderOf(login);
      if (holder !== undefined && holder[0] !== customerId) {
        return holder[1].state === 'pending'
          ? Promise.resolve({ pendingHolder: holder[0] })
          : Promise.reject(new AppError('login_taken'));
      }
      if (holder === undefined)
        rows.set(customerId, { login: login.toLowerCase(), state: 'pending', createdAt: now() });
      return Promise.resolve(undefined);
    },
    stage: (credential) => {
      seen.push(credential);
      return Promise.resolve(true);
    },
    activate: (customerId) => {
      const row = rows.get(customerId);
      if (row === undefined) return Promise.reject(new AppError('credential_not_found'));
      row.state = 'unconfirmed';
      return Promise.resolve();
    },
    listPending: (createdBefore, limit) =>
      Promise.resolve(
        [...rows]
          .filter(([, row]) => row.state === 'pending' && row.createdAt < createdBefore)
          .map(([customerId]) => customerId)
          .slice(0, limit),
      ),
    anonymise: (customerId) => {
      // Its row stands for the login here; what identity keeps of it is none of customer's business.
      if (!rows.delete(customerId)) return Promise.reject(new AppError('credential_not_found'));
      return Promise.resolve();
    },
    currentLogin: (customerId) => {
      const row = rows.get(customerId);
      return Promise.resolve(row && { login: row.login, version: 1 });
    },
    deletePending: (customerId) => {
      if (rows.get(customerId)?.state === 'pending') rows.delete(customerId);
      return Promise.resolve();
    },
  };
}
