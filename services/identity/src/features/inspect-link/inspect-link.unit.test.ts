import { aCredential, aLink, noon } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { inspectLink } from './inspect-link.ts';

describe('inspectLink', () => {
  it('says what a link is worth, and uses nothing up', async () => {
    const deps = featureDeps();
    const { link, token } = aLink('c', 'restore-password', { expiresAt: noon + 1 });
    const { customerId } = aCredential();
    deps.credentials.put(aCredential({ customerId, links: [link] }));
    const look = (given = token, purpose = link.purpose) => inspectLink(deps, { token: given, purpose });
    expect(await look()).toEqual({ state: 'live', customerId });
    expect(await look()).toEqual({ state: 'live', customerId });
    expect(await look('something else')).toEqual({ state: 'invalid', customerId: '' });
    expect(await look(token, 'confirm-registration')).toEqual({ state: 'invalid', customerId: '' });
    deps.clock.advance(1);
    expect(await look()).toEqual({ state: 'expired', customerId: '' });
  });
});
