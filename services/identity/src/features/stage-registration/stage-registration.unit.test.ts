import { newId } from '@latchkey/kit/ids';
import { goodPassword } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { stageRegistration } from './stage-registration.ts';

const asked = (given = {}) => ({
  customerId: newId(),
  customerReference: 'customer--1',
  login: 'Sonia@Example.com',
  password: goodPassword,
  requestId: newId(),
  locale: 'de_DE',
  contextWords: ['Sonia'],
  clientAddress: '192.0.2.1',
  ...given,
});

describe('stageRegistration', () => {
  const deps = () => ({ ...featureDeps(), linkLifeMs: 1000 });

  it('stores one row with its event, any number of times for one address', async () => {
    const house = deps();
    const given = asked();
    expect(await stageRegistration(house, given)).toBe(true);
    await stageRegistration(house, asked({ clientAddress: '' }));
    const origin = house.throttleKeys.address('request', '192.0.2.1');
    expect(origin).not.toContain('192');
    expect([...house.registrations.rows.values()]).toMatchObject([
      { login: 'sonia@example.com', requestId: given.requestId, locale: 'de_DE', origin, link: undefined },
      { login: 'sonia@example.com', origin: '' },
    ]);
    expect(house.published).toMatchObject([
      {
        type: 'registration.confirmation_requested',
        data: { requestId: given.requestId, customerId: given.customerId },
      },
      {},
    ]);
  });

  it('asks the policy, and stores nothing that it refuses', async () => {
    const house = deps();
    await expect(stageRegistration(house, asked({ password: 'short' }))).rejects.toMatchObject({
      code: 'password_policy',
    });
    expect(house.registrations.rows.size).toBe(0);
  });

  it('leaves registrations to others without double opt-in', async () => {
    const house = { ...deps(), doubleOptIn: false };
    expect(await stageRegistration(house, asked())).toBe(false);
    expect(house.registrations.rows.size).toBe(0);
  });
});
