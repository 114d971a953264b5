import { newId } from '@latchkey/kit/ids';
import { aCredential, goodPassword, noon } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { mintLinks } from '../mint-links/mint-links.ts';
import { restorePassword } from '../restore-password/restore-password.ts';
import { expirePasswords } from './expire-passwords.ts';

const minute = 60_000;

async function withCampaign(given: { withoutPassword?: boolean } = {}) {
  const deps = featureDeps();
  const campaignId = newId();
  deps.clock.set(noon + minute);
  const { withoutPassword = false } = given;
  await deps.campaigns.admit({ campaignId, startedAt: noon + minute, withoutPassword });
  const put = (...args: Parameters<typeof aCredential>) => {
    const credential = aCredential(...args);
    deps.credentials.put(credential);
    return credential.customerId;
  };
  const mint = async (customerId: string) => {
    const item = { requestId: newId(), customerId, purpose: 'choose-password', campaignId } as const;
    return (await mintLinks(deps, [item]))[0]!;
  };
  return { deps, campaignId, put, mint };
}

describe('ending the passwords of an audience', () => {
  it('ends them with links and sessions, tells of it, and again changes nothing', async () => {
    const { deps, campaignId, put } = await withCampaign();
    const customerIds = [put(), put()];
    expect(await expirePasswords(deps, { campaignId, customerIds })).toEqual({
      expired: customerIds,
      left: [],
    });
    for (const customerId of customerIds) {
      expect(await deps.credentials.findById(customerId)).toMatchObject({
        ...{ state: 'reset-required', links: [], epoch: 2 },
        password: { setAt: aCredential().password?.setAt },
      });
    }
    expect(deps.acts).toMatchObject(
      customerIds.map((subject) => ({ act: 'password.expired', subject, details: { campaignId } })),
    );
    const before = await deps.credentials.findMany({ customerIds, logins: [] });
    expect(await expirePasswords(deps, { campaignId, customerIds })).toMatchObject({ expired: customerIds });
    expect(await deps.credentials.findMany({ customerIds, logins: [] })).toEqual(before);
  });

  it('leaves the blocked, the gone, and whoever has set a password since it began', async () => {
    const { deps, campaignId, put } = await withCampaign();
    const since = put();
    await deps.credentials.change({
      ...{ customerId: since, verified: (await deps.credentials.findById(since))!.password!.phc },
      password: { phc: 'new', setAt: noon + 2 * minute, origin: 'owner' },
      events: [],
    });
    const customerIds = [put({ state: 'blocked' }), put({ state: 'anonymised' }), newId(), since];
    expect(await expirePasswords(deps, { campaignId, customerIds })).toEqual({
      expired: [],
      left: customerIds,
    });
  });

  it('takes another look at an account that changed in between', async () => {
    const { deps, campaignId, put } = await withCampaign();
    const customerId = put();
    const { findMany } = deps.credentials;
    let reads = 0;
    const racing = {
      ...deps.credentials,
      findMany: async (of: Parameters<typeof findMany>[0]) => {
        const found = await findMany(of);
        reads += 1;
        if (reads === 1) {
          const change = { endsSessions: true };
          await deps.credentials.changeAccount({ customerId, from: ['active'], change, events: [] });
        }
        return found;
      },
    };
    const given = { campaignId, customerIds: [customerId] };
    expect(await expirePasswords({ ...deps, credentials: racing }, given)).toMatchObject({
      expired: [customerId],
    });
    expect(reads).toBe(2);
    expect(await deps.credentials.findById(customerId)).toMatchObject({ state: 'reset-required', epoch: 3 });
  });

  it('asks for a campaign that is admitted and open', async () => {
    const { deps, campaignId, put } = await withCampaign();
    const customerIds = [put()];
    await deps.campaigns.close(campaignId, noon, noon);
    for (const each of [campaignId, newId()]) {
      await expect(expirePasswords(deps, { campaignId: each, customerIds })).rejects.toMatchObject({
        code: 'campaign_not_found',
      });
    }
  });
});

describe('a link of a campaign', () => {
  it('is minted for an admitted campaign, lives 72 h, and sets a password', async () => {
    const { deps, put, mint } = await withCampaign();
    const customerId = put({ state: 'reset-required' });
    const minted = await mint(customerId);
    if (!('minted' in minted)) throw new Error(minted.refused);
    expect(minted.minted).toMatchObject({
      requestedAt: noon + minute,
      expiresAt: noon + minute + 259_200_000,
    });
    await restorePassword(deps, { token: minted.minted.token, newPassword: goodPassword, contextWords: [] });
    expect(await deps.credentials.findById(customerId)).toMatchObject({ state: 'active' });
  });

  it('is refused once the campaign is closed, and where it was never admitted', async () => {
    const { deps, campaignId, put, mint } = await withCampaign();
    const customerId = put();
    await deps.campaigns.close(campaignId, noon, noon);
    expect(await mint(customerId)).toEqual({ refused: 'campaign-over' });
    const item = { requestId: newId(), customerId, purpose: 'choose-password', campaignId: newId() } as const;
    expect(await mintLinks(deps, [item])).toEqual([{ refused: 'campaign-over' }]);
  });

  it.each([
    ['has no account', undefined, 'no-account'],
    ['is blocked', { state: 'blocked' as const }, 'account-state'],
    [
      'has set a password since',
      { password: { phc: 'x', setAt: noon + 2 * minute, origin: 'owner' as const } },
      'overtaken',
    ],
  ])('is refused to whoever %s', async (_, given, refused) => {
    const { put, mint } = await withCampaign();
    expect(await mint(given === undefined ? newId() : put(given))).toEqual({ refused });
  });

  it('is for those without a password where the campaign is', async () => {
    const { put, mint } = await withCampaign({ withoutPassword: true });
    expect(await mint(put())).toEqual({ refused: 'overtaken' });
    expect(await mint(put({ password: undefined }))).toHaveProperty('minted');
  });
});
