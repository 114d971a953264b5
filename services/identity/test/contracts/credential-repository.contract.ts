import { newId } from '@latchkey/kit/ids';
import type { CredentialEvent, CredentialRepository } from '../../src/domain/credential-repository.ts';
import type { Credential, StoredPassword } from '../../src/domain/credential.ts';
import { anonymousLogin, normaliseLogin } from '../../src/domain/login.ts';
import { aCredential, aLink, anUnconfirmed, noon } from '../a-credential.ts';
import { fastHash } from '../fast-hasher.ts';

export interface CredentialStoreUnderTest {
  credentials: CredentialRepository;
  /** Puts a credential there as it is, whatever its state. */
  put(credential: Credential): Promise<void>;
  /** The ids of the events stored with a credential, in order. */
  eventsOf(customerId: string): Promise<string[]>;
}

const password = (): StoredPassword => ({ phc: fastHash('new'), setAt: noon, origin: 'owner' });
const restored = (customerId: string): CredentialEvent => ({
  id: newId(),
  type: 'password.restored',
  data: { customerId, restoredAtMs: noon },
  at: noon,
});
const confirmed = (customerId: string): CredentialEvent => ({
  id: newId(),
  type: 'registration.confirmed',
  data: { customerId, confirmedAtMs: noon, requestId: '' },
  at: noon,
});

/** What every store of credentials promises; it runs on the one in memory and on mongoose. */
export function credentialRepositoryContract(open: () => CredentialStoreUnderTest): void {
  const put = async (credential: Credential): Promise<Credential> => {
    await open().put(credential);
    return credential;
  };
  const stored = (credential: Credential) => open().credentials.findById(credential.customerId);

  describe('insert', () => {
    it('gives back what was put in', async () => {
      const full = anUnconfirmed({ state: 'pending', links: [aLink('c', 'restore-password').link] });
      const bare = aCredential({ state: 'pending', password: undefined });
      expect(await open().credentials.insert(full)).toBe('inserted');
      expect(await open().credentials.insert(bare)).toBe('inserted');
      expect(await stored(full)).toEqual(full);
      expect(await stored(bare)).toEqual(bare);
      expect(await open().credentials.findByLogin(full.login)).toEqual(full);
    });

    it('takes a customer once and a login once', async () => {
      const first = aCredential({ state: 'pending' });
      await open().credentials.insert(first);
      expect(await open().credentials.insert(first)).toBe('exists');
      expect(await open().credentials.insert(aCredential({ login: first.login }))).toBe('login-taken');
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () =>
          open().credentials.insert(
            aCredential({ login: normaliseLogin(`race-${first.customerId}@example.com`) }),
          ),
        ),
      );
      expect(outcomes.sort()).toEqual(['inserted', ...Array<string>(7).fill('login-taken')]);
    });
  });

  describe('a pending credential', () => {
    it('is activated once, with its events', async () => {
      const credential = await put(anUnconfirmed({ state: 'pending' }));
      const { customerId } = credential;
      const event = confirmed(customerId);
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => open().credentials.activate(customerId, 'unconfirmed', [event])),
      );
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await stored(credential)).toEqual({ ...credential, state: 'unconfirmed', version: 2 });
      expect(await open().eventsOf(customerId)).toEqual([event.id]);
    });

    it('is listed by age until it is activated or deleted', async () => {
      // Older than anything another test makes.
      const pending = [];
      for (const age of [3, 1, 2]) {
        pending.push(await put(anUnconfirmed({ state: 'pending', createdAt: age })));
      }
      const [third, first, second] = pending.map((each) => each.customerId) as [string, string, string];
      const list = (before: number, limit = 10) => open().credentials.listPending(before, limit);
      expect(await list(4)).toEqual([first, second, third]);
      expect(await list(3)).toEqual([first, second]);
      expect(await list(4, 1)).toEqual([first]);
      await open().credentials.activate(first, 'active', []);
      await open().credentials.deletePending(second);
      expect(await list(4)).toEqual([third]);
      expect(await open().credentials.findById(second)).toBeUndefined();
      await open().credentials.deletePending(third);
    });

    it('is the only one that is deleted', async () => {
      const credential = await put(anUnconfirmed());
      await open().credentials.deletePending(credential.customerId);
      await open().credentials.deletePending(newId());
      expect(await stored(credential)).toEqual(credential);
    });
  });

  describe('confirm', () => {
    const waiting = async (expiresAt = noon + 1) => {
      const credential = anUnconfirmed();
      const confirmation = aLink(credential.customerId, 'confirm-registration', { expiresAt }).link;
      const reset = aLink(credential.customerId, 'restore-password').link;
      return { credential: await put({ ...credential, links: [confirmation, reset] }), confirmation, reset };
    };

    it('has one winner', async () => {
      const { credential, confirmation, reset } = await waiting();
      const { customerId } = credential;
      const event = confirmed(customerId);
      const given = { customerId, hash: confirmation.hash, now: noon, events: [event] };
      const answers = await Promise.all(Array.from({ length: 16 }, () => open().credentials.confirm(given)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await stored(credential)).toEqual({
        ...credential,
        state: 'active',
        registration: undefined,
        links: [reset],
        version: 2,
      });
      expect(await open().eventsOf(customerId)).toEqual([event.id]);
    });

    it('needs a live link of its own purpose and an unconfirmed account', async () => {
      const { credential, confirmation, reset } = await waiting();
      const { customerId } = credential;
      const confirm = (hash: string, now: number) =>
        open().credentials.confirm({ customerId, hash, now, events: [confirmed(customerId)] });
      expect(await confirm(reset.hash, noon)).toBe(false);
      expect(await confirm(confirmation.hash, noon + 1)).toBe(false);
      expect(await stored(credential)).toEqual(credential);
    });
  });

  describe('restore', () => {
    const withLinks = async (given: Partial<Credential> = {}) => {
      const credential = aCredential(given);
      const link = aLink(credential.customerId, 'restore-password', { expiresAt: noon + 1 }).link;
      const other = aLink(credential.customerId, 'confirm-registration', { expiresAt: noon + 1 }).link;
      return { credential: await put({ ...credential, links: [link, other] }), link, other };
    };
    const given = (credential: Credential, hash: string) => ({
      customerId: credential.customerId,
      hash,
      state: 'active' as const,
      now: noon,
      password: password(),
      events: [restored(credential.customerId)],
    });

    it('has one winner among sixteen, whose password it is', async () => {
      const { credential, link } = await withLinks();
      const tries = Array.from({ length: 16 }, () => given(credential, link.hash));
      const answers = await Promise.all(tries.map((each) => open().credentials.restore(each)));
      const [winner, ...others] = tries.filter((_, at) => answers[at]);
      expect(others).toEqual([]);
      expect(await stored(credential)).toEqual({
        ...credential,
        password: winner?.password,
        links: [],
        epoch: credential.epoch + 1,
        version: 2,
      });
      expect(await open().eventsOf(credential.customerId)).toEqual([winner?.events[0]?.id]);
    });

    it('makes an unconfirmed account active and forgets its registration', async () => {
      const { credential, link } = await withLinks(anUnconfirmed());
      expect(
        await open().credentials.restore({ ...given(credential, link.hash), state: 'unconfirmed' }),
      ).toBe(true);
      expect(await stored(credential)).toMatchObject({ state: 'active', registration: undefined });
    });

    it('needs a live link of its own purpose and the state that was read', async () => {
      const { credential, link, other } = await withLinks();
      const tries = [
        given(credential, other.hash),
        given(credential, 'unknown'),
        { ...given(credential, link.hash), now: noon + 1 },
        { ...given(credential, link.hash), state: 'unconfirmed' as const },
      ];
      for (const each of tries) expect(await open().credentials.restore(each)).toBe(false);
      expect(await stored(credential)).toEqual(credential);
      expect(await open().eventsOf(credential.customerId)).toEqual([]);
    });
  });

  describe('change and upgrade', () => {
    it('change only the password that was verified', async () => {
      const credential = await put(aCredential({ links: [aLink('c', 'restore-password').link] }));
      const { customerId } = credential;
      const change = {
        customerId,
        verified: credential.password!.phc,
        password: password(),
        events: [restored(customerId)],
      };
      expect(await open().credentials.change({ ...change, verified: 'another' })).toBe(false);
      expect(await open().credentials.change(change)).toBe(true);
      expect(await open().credentials.change(change)).toBe(false);
      expect(
        await open().credentials.upgrade({ customerId, verified: change.verified, phc: 'old again' }),
      ).toBe(false);
      expect(await stored(credential)).toEqual({
        ...credential,
        password: change.password,
        links: [],
        epoch: credential.epoch + 1,
        version: 2,
      });
      expect(await open().eventsOf(customerId)).toHaveLength(1);
    });

    it('changes no account that is not active', async () => {
      const credential = await put(aCredential({ state: 'blocked' }));
      const change = {
        customerId: credential.customerId,
        verified: credential.password!.phc,
        password: password(),
        events: [],
      };
      expect(await open().credentials.change(change)).toBe(false);
    });

    it('upgrades the hash and nothing else', async () => {
      const credential = await put(aCredential({ links: [aLink('c', 'restore-password').link] }));
      const phc = fastHash('same');
      const given = { customerId: credential.customerId, verified: credential.password!.phc, phc };
      expect(await open().credentials.upgrade(given)).toBe(true);
      expect(await stored(credential)).toEqual({
        ...credential,
        password: { ...credential.password, phc },
        version: 2,
      });
    });
  });

  describe('saveLinks', () => {
    it('writes those whose version was read, and passes over the others', async () => {
      const [one, two] = [await put(aCredential()), await put(aCredential())];
      const links = [aLink('c', 'restore-password').link];
      const changed = [[one.customerId, 1] as const, [two.customerId, 7] as const, [newId(), 1] as const].map(
        ([customerId, version]) => ({ customerId, version, links, events: [confirmed(customerId)] }),
      );
      for (const some of [changed, []]) await open().credentials.saveLinks(some);
      expect(await stored(one)).toEqual({ ...one, links, version: 2 });
      expect(await stored(two)).toEqual(two);
      for (const [each, told] of [[one, 1] as const, [two, 0] as const])
        expect(await open().eventsOf(each.customerId)).toHaveLength(told);
    });
  });

  describe('anonymise', () => {
    it('blanks it once, with its event, and frees the login', async () => {
      const customerId = newId();
      const links = [aLink(customerId, 'restore-password').link];
      const before = await put(aCredential({ customerId, links }));
      const [login, event] = [anonymousLogin(customerId), confirmed(customerId)];
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => open().credentials.anonymise({ customerId, login, events: [event] })),
      );
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await stored(before)).toEqual({
        ...before,
        ...{ login, state: 'anonymised', password: undefined, links: [], epoch: 2, version: 2 },
      });
      expect(await open().eventsOf(customerId)).toEqual([event.id]);
      expect(await open().credentials.insert(aCredential({ login: before.login }))).toBe('inserted');
    });

    it('leaves a pending one alone', async () => {
      const pending = await put(aCredential({ state: 'pending' }));
      const given = { ...pending, login: anonymousLogin(pending.customerId), events: [] };
      expect(await open().credentials.anonymise(given)).toBe(false);
      expect(await stored(pending)).toEqual(pending);
    });
  });

  describe('epochs', () => {
    it('are told of active accounts only', async () => {
      const active = await put(aCredential({ epoch: 3 }));
      const others = await Promise.all(
        (['blocked', 'anonymised', 'reset-required', 'unconfirmed', 'pending'] as const).map((state) =>
          put(aCredential({ state })),
        ),
      );
      const ids = [active, ...others].map((each) => each.customerId);
      expect(await open().credentials.epochs([...ids, newId()])).toEqual([
        { customerId: active.customerId, epoch: 3 },
      ]);
    });
  });
}
