import { aCredential, aLink, noon } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { inspectLink } from './inspect-link.ts';

describe('inspectLink', () => {
  it('says what a link is worth, and uses nothing up', async () => {
    const deps = featureDeps();
    const { link, token } = aLink('c', 'restore-password', { expiresAt: noon + 1 });
    deps.credentials.put(aCredential({ links: [link] }));
    const look = (given = token, purpose = link.purpose) => inspectLink(deps, { token: given, purpose });
    expect(await look()).toBe('live');
    expect(await look()).toBe('live');
    expect(await look('something else')).toBe('invalid');
    expect(await look(token, 'confirm-registration')).toBe('invalid');
    deps.clock.advance(1);
    expect(await look()).toBe('expired');
  });
});
