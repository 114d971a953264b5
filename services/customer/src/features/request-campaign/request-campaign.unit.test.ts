import { AppError } from '@latchkey/kit/errors';
import { aCampaign } from '../../../test/a-campaign.ts';
import type { CampaignState } from '../../domain/campaign/campaign.ts';
import { requestCampaign, type Deps } from './request-campaign.ts';

const campaign = aCampaign();
const { campaignId, audience, expirePasswords, pace } = campaign;
const wanted = { campaignId, audience, expirePasswords, pace };

function world(given: { state?: CampaignState; create?: AppError; start?: AppError } = {}) {
  const started: string[] = [];
  const deps: Deps = {
    create: () =>
      given.create === undefined
        ? Promise.resolve({ ...campaign, state: given.state ?? 'draft' })
        : Promise.reject(given.create),
    start: (id) => {
      started.push(id);
      return given.start === undefined ? Promise.resolve(campaign) : Promise.reject(given.start);
    },
  };
  return { started, request: () => requestCampaign(deps, wanted) };
}

describe('request-campaign', () => {
  it('starts what it has drafted', async () => {
    const { request, started } = world();
    await request();
    expect(started).toEqual([campaignId]);
  });

  it.each<CampaignState>(['running', 'paused', 'completed', 'cancelled'])(
    'leaves alone one that is %s',
    async (state) => {
      const { request, started } = world({ state });
      await request();
      expect(started).toEqual([]);
    },
  );

  it('is refused for good when the id is another campaign’s', async () => {
    const { request } = world({ create: new AppError('idempotency_key_reused') });
    await expect(request()).rejects.toMatchObject({
      code: 'invalid_input',
      detail: 'the id is that of another campaign',
    });
  });

  it('does not mind that somebody cancelled it at that moment, and comes again when the store is away', async () => {
    await world({ start: new AppError('campaign_state') }).request();
    const away = { create: new AppError('unavailable') };
    await expect(world(away).request()).rejects.toMatchObject({ code: 'unavailable' });
    await expect(world({ start: away.create }).request()).rejects.toMatchObject({ code: 'unavailable' });
  });
});
