import { newId } from '@latchkey/kit/ids';
import { aCredential, noon } from '../../../test/a-credential.ts';
import { aChange } from '../../../test/contracts/email-change.contract.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import { hashSecret } from '../../domain/link-token.ts';
import { mintEmailChanges } from '../mint-email-changes/mint-email-changes.ts';
import { confirmEmailChange } from './confirm-email-change.ts';

/** An account whose owner wants another address, and the link that was mailed for it. */
async function aWish() {
  const deps = featureDeps();
  const owner = aCredential();
  deps.credentials.put(owner);
  const { customerId, login: from } = owner;
  const change = aChange({ customerId, from });
  const { requestId } = change;
  const event = { requestId, customerId, requestedAtMs: noon };
  const ask = () =>
    deps.changes.insert(
      change,
      [{ id: newId(), type: 'credential.email_change_requested', data: event, at: noon }],
      noon,
    );
  await ask();
  const mint = async () => (await mintEmailChanges(deps, [requestId]))[0]!;
  return { deps, owner, change, mint };
}
const tokenOf = (outcome: Awaited<ReturnType<Awaited<ReturnType<typeof aWish>>['mint']>>): string => {
  if (!('minted' in outcome)) throw new Error('not minted');
  return outcome.minted.token;
};

describe('using the link to a new address', () => {
  it('moves the account and tells so, and the audit trail, by events that name no address', async () => {
    const { deps, owner, change, mint } = await aWish();
    const token = tokenOf(await mint());
    const { customerId } = await confirmEmailChange(deps, token);
    expect(customerId).toBe(owner.customerId);
    expect(await deps.credentials.findByLogin(change.to)).toMatchObject({ customerId, epoch: 2 });
    expect(deps.published).toEqual([
      {
        id: expect.any(String),
        type: 'credential.email_changed',
        data: { customerId, requestId: change.requestId, changedAtMs: noon, byStaff: false },
        at: noon,
      },
    ]);
    expect(deps.acts).toMatchObject([
      { act: 'account.email_changed', subject: customerId, details: { via: 'link' } },
    ]);
    expect(JSON.stringify([deps.published, deps.acts])).not.toContain('@');
    expect(await codeOf(confirmEmailChange(deps, token))).toBe('link_invalid');
  });

  it('works for 30 minutes from the last mint, and minting again renews it', async () => {
    const { deps, mint } = await aWish();
    const token = tokenOf(await mint());
    deps.clock.advance(1_800_000);
    expect(await codeOf(confirmEmailChange(deps, token))).toBe('link_expired');
    expect(tokenOf(await mint())).toBe(token);
    expect(await codeOf(confirmEmailChange(deps, token))).toBe('ok');
  });

  it('does nothing without a link, with an unknown one, and for an address that was taken meanwhile', async () => {
    const { deps, change, mint } = await aWish();
    expect(await codeOf(confirmEmailChange(deps, 'x'.repeat(43)))).toBe('link_invalid');
    const token = tokenOf(await mint());
    expect((await deps.changes.findByLinkHash(hashSecret(token)))?.to).toBe(change.to);
    deps.credentials.put(aCredential({ login: change.to }));
    expect(await codeOf(confirmEmailChange(deps, token))).toBe('link_invalid');
    expect(deps.published).toEqual([]);
  });
});

describe('minting the link to a new address', () => {
  it('refuses what is unknown or overtaken, and blocked people on either side', async () => {
    const { deps, owner, change, mint } = await aWish();
    expect(await mintEmailChanges(deps, [newId()])).toEqual([{ refused: 'unknown-request' }]);
    deps.credentials.put({ ...owner, epoch: 2 });
    expect(await mint()).toEqual({ refused: 'overtaken' });
    deps.credentials.put({ ...owner, state: 'blocked' });
    expect(await mint()).toEqual({ refused: 'account-state' });
    deps.credentials.put(owner);
    const holder = aCredential({ login: change.to, state: 'blocked' });
    deps.credentials.put(holder);
    expect(await mint()).toEqual({ refused: 'account-state' });
    deps.credentials.put({ ...holder, state: 'active' });
    expect(await mint()).toMatchObject({ held: { customerId: holder.customerId, login: change.to } });
  });

  it('sends an address three mails an hour at most, whoever wants it', async () => {
    const deps = featureDeps();
    const outcomes: string[] = [];
    const to = aChange().to;
    for (let count = 0; count < 4; count += 1) {
      const owner = aCredential();
      deps.credentials.put(owner);
      const { customerId, login: from } = owner;
      const change = aChange({ customerId, from, to });
      const data = { requestId: change.requestId, customerId, requestedAtMs: noon };
      await deps.changes.insert(
        change,
        [{ id: newId(), type: 'credential.email_change_requested', data, at: noon }],
        noon,
      );
      const [outcome] = await mintEmailChanges(deps, [change.requestId]);
      outcomes.push(outcome !== undefined && 'minted' in outcome ? 'minted' : JSON.stringify(outcome));
    }
    expect(outcomes).toEqual(['minted', 'minted', 'minted', '{"refused":"limit"}']);
  });
});
