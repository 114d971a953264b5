import { newId } from '@latchkey/kit/ids';
import type { CredentialEvent } from '../../src/domain/credential-repository.ts';
import type { EmailChangeRepository } from '../../src/domain/email-change-repository.ts';
import type { EmailChange } from '../../src/domain/email-change.ts';
import { normaliseLogin } from '../../src/domain/login.ts';
import { aCredential, noon } from '../a-credential.ts';
import type { CredentialStoreUnderTest } from './credential-repository.contract.ts';

export function aChange(given: Partial<EmailChange> = {}): EmailChange {
  const customerId = given.customerId ?? newId();
  return {
    requestId: newId(),
    customerId,
    from: normaliseLogin(`old-${customerId}@example.com`),
    to: normaliseLogin(`new-${customerId}@example.com`),
    epoch: 1,
    locale: 'en_US',
    at: noon,
    link: undefined,
    ...given,
  };
}

const requested = ({ requestId, customerId, at }: EmailChange): CredentialEvent => ({
  id: newId(),
  type: 'credential.email_change_requested',
  data: { requestId, customerId, requestedAtMs: at },
  at,
});

/** What every repository of wishes for another address has to do. */
export function emailChangeContract(open: () => EmailChangeRepository): void {
  // The store drops what its time is over for: far in the future here.
  const forgetAt = Date.UTC(2100, 0, 1);
  const wish = async (repository: EmailChangeRepository, given: Partial<EmailChange> = {}) => {
    const change = aChange(given);
    await repository.insert(change, [requested(change)], forgetAt);
    return change;
  };

  it('finds wishes by id, by their link, and the newest of a customer', async () => {
    const repository = open();
    const [first, other] = [await wish(repository), await wish(repository)];
    const { customerId } = first;
    const second = await wish(repository, { customerId, requestId: newId() });
    expect(await repository.findMany([first.requestId, newId()])).toEqual([first]);
    expect(await repository.findNewest(customerId)).toEqual(second);
    expect(await repository.findNewest(newId())).toBeUndefined();

    const link = { hash: newId(), kid: 'k1', expiresAt: noon + 1 };
    expect(await repository.saveLink(first.requestId, link)).toBe(true);
    expect(await repository.findByLinkHash(link.hash)).toEqual({ ...first, link });
    expect(await repository.saveLink(newId(), link)).toBe(false);
    expect(await repository.findByLinkHash(newId())).toBeUndefined();

    await repository.dropAll(customerId);
    expect(await repository.findMany([first, second, other].map((each) => each.requestId))).toEqual([other]);
  });
}

/** What every repository of credentials has to do for a move to another address. */
export function changeLoginContract(open: () => CredentialStoreUnderTest): void {
  const eventOf = (customerId: string): CredentialEvent => ({
    id: newId(),
    type: 'credential.email_changed',
    data: { customerId, requestId: newId(), changedAtMs: noon, byStaff: false },
    at: noon,
  });

  it('moves an account once, with its event: links gone, epoch raised, address proven', async () => {
    const { credentials, put, eventsOf } = open();
    const registration = { requestId: newId(), locale: '', requestedAt: noon };
    const owner = aCredential({ registration });
    await put(owner);
    const { customerId, login: from, epoch } = owner;
    const to = normaliseLogin(`moved-${customerId}@example.com`);
    const event = eventOf(customerId);
    expect(await credentials.changeLogin({ customerId, from, epoch, to, events: [event] })).toBe('changed');
    expect(await credentials.findByLogin(to)).toMatchObject({
      customerId,
      epoch: epoch + 1,
      links: [],
      registration: undefined,
    });
    expect(await credentials.findByLogin(from)).toBeUndefined();
    expect(await eventsOf(customerId)).toEqual([event.id]);
    const again = { customerId, from, epoch, to: from, events: [eventOf(customerId)] };
    expect(await credentials.changeLogin(again)).toBe('overtaken');
  });

  it('moves nobody who is not as they were: another epoch, another address, another state', async () => {
    const { credentials, put, eventsOf } = open();
    const owner = aCredential();
    const blocked = aCredential({ state: 'blocked' });
    await put(owner);
    await put(blocked);
    const { customerId, login: from } = owner;
    const to = normaliseLogin(`nowhere-${customerId}@example.com`);
    const asked = { customerId, from, epoch: 1, to, events: [eventOf(customerId)] };
    expect(await credentials.changeLogin({ ...asked, epoch: 2 })).toBe('overtaken');
    expect(await credentials.changeLogin({ ...asked, from: to })).toBe('overtaken');
    const ofBlocked = { ...asked, customerId: blocked.customerId, from: blocked.login };
    expect(await credentials.changeLogin(ofBlocked)).toBe('overtaken');
    expect(await eventsOf(customerId)).toEqual([]);
  });

  it('gives an address to one of two who want it', async () => {
    const { credentials, put, eventsOf } = open();
    const [one, two] = [aCredential(), aCredential()];
    await put(one);
    await put(two);
    const to = normaliseLogin(`wanted-${one.customerId}@example.com`);
    const outcomes = await Promise.all(
      [one, two].map(({ customerId, login: from, epoch }) =>
        credentials.changeLogin({ customerId, from, epoch, to, events: [eventOf(customerId)] }),
      ),
    );
    expect([...outcomes].sort()).toEqual(['changed', 'taken']);
    const loser = [one, two][outcomes.indexOf('taken')]!;
    expect(await credentials.findById(loser.customerId)).toEqual(loser);
    expect(await eventsOf(loser.customerId)).toEqual([]);
  });

  it('moves an account for staff, of whatever state, and what waits for the proof with it', async () => {
    const { credentials, put, eventsOf } = open();
    const registration = { requestId: newId(), locale: 'en_US', requestedAt: noon };
    const invitation = { requestId: newId(), locale: 'en_US', requestedAt: noon };
    const owner = aCredential({ state: 'unconfirmed', registration, invitation });
    await put(owner);
    const { customerId, version, epoch } = owner;
    const event = eventOf(customerId);
    const to = normaliseLogin(`corrected-${customerId}@example.com`);
    const anew = { ...registration, requestId: newId() };
    const asked = { customerId, version, to, events: [event] };
    const moved = { registration: anew, invitation: undefined };
    expect(await credentials.changeAddress({ ...asked, ...moved })).toBe('changed');
    expect(await credentials.findByLogin(to)).toEqual({
      ...{ ...owner, ...moved, login: to, links: [] },
      ...{ epoch: epoch + 1, version: version + 1 },
    });
    expect(await credentials.changeAddress({ ...asked, ...moved })).toBe('overtaken');
    expect(await eventsOf(customerId)).toEqual([event.id]);

    const other = aCredential({ state: 'blocked' });
    await put(other);
    const wanted = { ...asked, customerId: other.customerId, version: other.version, to };
    const nothing = { registration: undefined, invitation: undefined };
    expect(await credentials.changeAddress({ ...wanted, ...nothing })).toBe('taken');
    expect(await credentials.findById(other.customerId)).toEqual(other);
  });
}
