import type {
  AccountChange,
  CredentialEvent,
  CredentialRepository,
} from '../src/domain/credential-repository.ts';
import type { Credential } from '../src/domain/credential.ts';
import { isLive, serves, type LinkPurpose } from '../src/domain/link.ts';

export interface MemoryCredentials extends CredentialRepository {
  /** Events stored with the writes, oldest first; those of the audit trail are among `stored` alone. */
  readonly events: readonly CredentialEvent[];
  readonly stored: readonly CredentialEvent[];
  /** As they are stored. */
  all(): Credential[];
  /** Stores events. */
  record(events: readonly CredentialEvent[]): void;
  /** Puts a credential there as it is. */
  put(credential: Credential): void;
}

/** Credentials in memory; it passes the same contract suite as the mongoose repository. */
export function createMemoryCredentials(): MemoryCredentials {
  const rows = new Map<string, Credential>();
  const stored: CredentialEvent[] = [];
  const all = (): Credential[] => [...rows.values()];
  const found = (row: Credential | undefined): Promise<Credential | undefined> => Promise.resolve(row);

  /** Applies a change when the stored row is as the writer expects. */
  const write = (
    customerId: string,
    expected: (row: Credential) => boolean,
    change: Partial<Credential>,
    told: readonly CredentialEvent[] = [],
  ): Promise<boolean> => {
    const row = rows.get(customerId);
    if (row === undefined || !expected(row)) return Promise.resolve(false);
    rows.set(customerId, { ...row, ...change, version: row.version + 1 });
    stored.push(...told);
    return Promise.resolve(true);
  };
  const carries = (row: Credential, hash: string, purpose: LinkPurpose, now: number): boolean =>
    row.links.some((link) => link.hash === hash && serves(link.purpose, purpose) && isLive(link, now));
  const epochAfter = (customerId: string): number => (rows.get(customerId)?.epoch ?? 0) + 1;
  const accountChange = (
    customerId: string,
    { emptiesLinks = false, endsSessions = false, ...change }: AccountChange,
  ): Partial<Credential> => ({
    ...change,
    ...(emptiesLinks ? { links: [], invitation: undefined } : {}),
    ...(endsSessions ? { epoch: epochAfter(customerId) } : {}),
  });

  return {
    stored,
    all,
    record: (events) => void stored.push(...events),
    get events() {
      return stored.filter(({ type }) => type !== 'audit.recorded');
    },
    put: (credential) => void rows.set(credential.customerId, credential),
    insert: (credential, told = []) => {
      const holder = all().find((row) => row.login === credential.login);
      if (holder?.customerId === credential.customerId) return Promise.resolve('exists');
      if (holder !== undefined || rows.has(credential.customerId)) return Promise.resolve('login-taken');
      rows.set(credential.customerId, credential);
      stored.push(...told);
      return Promise.resolve('inserted');
    },
    findById: (customerId) => found(rows.get(customerId)),
    findByLogin: (login) => found(all().find((row) => row.login === login)),
    findByLinkHash: (hash) => found(all().find((row) => row.links.some((link) => link.hash === hash))),
    findMany: ({ customerIds, logins }) =>
      Promise.resolve(
        all().filter((row) => customerIds.includes(row.customerId) || logins.includes(row.login)),
      ),
    activate: (customerId, state, told) =>
      write(customerId, (row) => row.state === 'pending', { state }, told),
    listPending: (createdBefore, limit) =>
      Promise.resolve(
        all()
          .filter((row) => row.state === 'pending' && row.createdAt < createdBefore)
          .sort((a, b) => a.createdAt - b.createdAt)
          .slice(0, limit)
          .map((row) => row.customerId),
      ),
    deletePending: (customerId) => {
      if (rows.get(customerId)?.state === 'pending') rows.delete(customerId);
      return Promise.resolve();
    },
    confirm: ({ customerId, hash, now, events: told }) =>
      write(
        customerId,
        (row) => row.state === 'unconfirmed' && carries(row, hash, 'confirm-registration', now),
        {
          state: 'active',
          registration: undefined,
          links: (rows.get(customerId)?.links ?? []).filter(
            (link) => link.purpose !== 'confirm-registration',
          ),
        },
        told,
      ),
    takeOver: ({ customerId, version, password, registration, events: told }) =>
      write(
        customerId,
        (row) => row.state === 'unconfirmed' && row.version === version,
        {
          state: 'active',
          password,
          registration,
          invitation: undefined,
          links: [],
          epoch: epochAfter(customerId),
        },
        told,
      ),
    restore: ({ customerId, hash, state, now, password, events: told }) =>
      write(
        customerId,
        (row) => row.state === state && carries(row, hash, 'restore-password', now),
        {
          password,
          state: 'active',
          registration: undefined,
          invitation: undefined,
          links: [],
          epoch: epochAfter(customerId),
        },
        told,
      ),
    change: ({ customerId, verified, password, events: told }) =>
      write(
        customerId,
        (row) => row.state === 'active' && row.password?.phc === verified,
        { password, invitation: undefined, links: [], epoch: epochAfter(customerId) },
        told,
      ),
    changeLogin: async ({ customerId, from, epoch, to, events: told }) => {
      const wanted = (row: Credential): boolean =>
        row.state === 'active' && row.login === from && row.epoch === epoch;
      const owner = rows.get(customerId);
      if (owner !== undefined && wanted(owner) && all().some((row) => row.login === to)) return 'taken';
      const change = { login: to, links: [], registration: undefined, epoch: epoch + 1 };
      return (await write(customerId, wanted, change, told)) ? 'changed' : 'overtaken';
    },
    changeAddress: async ({ customerId, version, to, registration, invitation, events: told }) => {
      const wanted = (row: Credential): boolean => row.version === version;
      const owner = rows.get(customerId);
      if (owner !== undefined && wanted(owner) && all().some((row) => row.login === to)) return 'taken';
      const change = { login: to, links: [], registration, invitation, epoch: epochAfter(customerId) };
      return (await write(customerId, wanted, change, told)) ? 'changed' : 'overtaken';
    },
    upgrade: ({ customerId, verified, phc }) => {
      const password = rows.get(customerId)?.password;
      if (password === undefined) return Promise.resolve(false);
      return write(customerId, (row) => row.password?.phc === verified, { password: { ...password, phc } });
    },
    saveLinks: async (changed) => {
      for (const { customerId, version, links, events: told } of changed) {
        await write(customerId, (row) => row.version === version, { links }, told);
      }
    },
    saveImported: async (writes) => {
      const refused = new Set<string>();
      let unknown = false;
      for (const each of writes) {
        const customerId = 'insert' in each ? each.insert.customerId : each.customerId;
        const login = 'insert' in each ? each.insert.login : each.update.login;
        const taken = all().some((row) => row.login === login && row.customerId !== customerId);
        if (taken || ('insert' in each && rows.has(customerId))) refused.add(customerId);
        else if ('insert' in each) {
          rows.set(customerId, each.insert);
        } else {
          const { emptiesLinks, endsSessions, ...change } = each.update;
          const changed = {
            ...change,
            ...(emptiesLinks ? { links: [], invitation: undefined } : {}),
            ...(endsSessions ? { epoch: epochAfter(customerId) } : {}),
          };
          const done = await write(customerId, (row) => row.version === each.version, changed, each.events);
          unknown ||= !done;
        }
      }
      return { refused, unknown };
    },
    anonymise: ({ customerId, login, events: told }) =>
      write(
        customerId,
        (row) => row.state !== 'pending' && row.state !== 'anonymised',
        {
          login,
          state: 'anonymised',
          links: [],
          password: undefined,
          registration: undefined,
          invitation: undefined,
          blockedFrom: undefined,
          companyUsers: undefined,
          epoch: epochAfter(customerId),
        },
        told,
      ),
    changeAccount: ({ customerId, version, from, change, events: told }) =>
      write(
        customerId,
        (row) => from.includes(row.state) && (version === undefined || version === row.version),
        accountChange(customerId, change),
        told,
      ),
    changeAccounts: async (given) => {
      const done = given.map(({ customerId, version, change, events: told }) =>
        write(customerId, (row) => row.version === version, accountChange(customerId, change), told),
      );
      return (await Promise.all(done)).every(Boolean);
    },
    epochs: (customerIds) =>
      Promise.resolve(
        all()
          .filter((row) => row.state === 'active' && customerIds.includes(row.customerId))
          .map(({ customerId, epoch }) => ({ customerId, epoch })),
      ),
  };
}
