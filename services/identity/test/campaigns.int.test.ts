import {
  identityCampaignService,
  type IdentityCampaignServiceDefinition,
} from '@latchkey/contracts/identity';
import { createConnection } from 'mongoose';
import { createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import { newId, repeatableId } from '@latchkey/kit/ids';
import { startTestStore, type TestStore } from '@latchkey/testkit';
import {
  registerActive,
  secretOf,
  startIdentity,
  stopIdentities,
  type TestIdentity,
} from './identity-fixture.ts';
import { otherPassword } from './a-credential.ts';

let store: TestStore;
let identity: TestIdentity;
let campaigns: ServiceClient<IdentityCampaignServiceDefinition>;
beforeAll(async () => {
  store = await startTestStore();
  identity = await startIdentity(store.uri('campaigns'));
  campaigns = createGrpcClient({
    ...{ service: identityCampaignService, address: identity.address, idempotent: [] },
    ...{ caller: 'customer', credential: secretOf('customer') },
  });
});
afterAll(async () => {
  campaigns.close();
  await stopIdentities();
  await store.stop();
});

const admitted = async (): Promise<string> => {
  const campaignId = newId();
  await campaigns.admitCampaign({ campaignId, startedAtMs: Date.now(), withoutPassword: false });
  return campaignId;
};
const mint = async (campaignId: string, customerId: string) => {
  const requestId = repeatableId(campaignId, customerId);
  const link = { requestId, purpose: 'LINK_PURPOSE_CHOOSE_PASSWORD', customerId, campaignId } as const;
  return (await identity.notification.mintLinks({ links: [link] })).links[0]!;
};
const logIn = ({ login, password }: { login: string; password: string }) =>
  identity.gateway.authenticate({ login, password });

describe('an admitted campaign', () => {
  it('is remembered while it is open, and for 90 days after it was closed', async () => {
    const campaignId = await admitted();
    const connection = await createConnection(store.uri('campaigns')).asPromise();
    const stored = () =>
      connection.collection<{ _id: string; forgetAt?: Date }>('campaigns').findOne({ _id: campaignId });
    expect(await stored()).not.toHaveProperty('forgetAt');
    const began = Date.now();
    await campaigns.closeCampaign({ campaignId });
    const closed = await stored();
    expect(closed).toMatchObject({ closed: true });
    const remembered = (closed?.forgetAt?.getTime() ?? 0) - began;
    expect(Math.round(remembered / 86_400_000)).toBe(90);
    await campaigns.closeCampaign({ campaignId });
    expect(await stored()).toEqual(closed);
    await connection.close();
  });
});

describe('a forced campaign', () => {
  it('shuts accounts until the mailed link is used; again it shuts nobody out who has come back', async () => {
    const person = await registerActive(identity);
    const { customerId } = person;
    await logIn(person);
    const campaignId = await admitted();
    const given = { campaignId, customerIds: [customerId, newId()] };
    const first = await campaigns.expirePasswords(given);
    expect(first.expired).toEqual([customerId]);
    expect(first.left).toEqual([given.customerIds[1]]);
    await expect(logIn(person)).rejects.toMatchObject({ code: 'authentication_failed' });
    expect((await identity.gateway.listSessions({ customerId })).sessions).toEqual([]);

    const { minted } = await mint(campaignId, customerId);
    const again = (await mint(campaignId, customerId)).minted;
    expect(again?.token).toBe(minted?.token);
    await identity.gateway.restorePassword({ token: minted?.token ?? '', newPassword: otherPassword });
    expect((await campaigns.expirePasswords(given)).expired).toEqual([]);
    await logIn({ ...person, password: otherPassword });
    expect((await mint(campaignId, customerId)).refused).toEqual({ reason: 'REASON_OVERTAKEN' });
  });

  it('mints no more once it is closed, even if it is closed before it is admitted', async () => {
    const { customerId } = await registerActive(identity);
    const [campaignId, early] = [await admitted(), newId()];
    await campaigns.closeCampaign({ campaignId: early });
    await campaigns.admitCampaign({ campaignId: early, startedAtMs: Date.now(), withoutPassword: false });
    await campaigns.closeCampaign({ campaignId });
    for (const each of [campaignId, early]) {
      expect((await mint(each, customerId)).refused).toEqual({ reason: 'REASON_CAMPAIGN_OVER' });
      await expect(
        campaigns.expirePasswords({ campaignId: each, customerIds: [customerId] }),
      ).rejects.toMatchObject({ code: 'campaign_not_found' });
    }
  });
});
