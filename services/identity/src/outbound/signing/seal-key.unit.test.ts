import type { Keyring } from '../../domain/keyring.ts';
import { openKey, sealKey } from './seal-key.ts';

const ring: Keyring = [{ kid: 'e1', key: Buffer.alloc(32, 1) }];
const secret = Buffer.from('a private key');

describe('sealing', () => {
  it('is undone by the same key, about the same thing', () => {
    const sealed = sealKey(ring, secret, 'kid-1');
    expect(openKey(ring, sealed, 'kid-1')).toEqual(secret);
    expect(JSON.stringify(sealed)).not.toContain(secret.toString('base64url'));
    expect(sealKey(ring, secret, 'kid-1').ciphertext).not.toBe(sealed.ciphertext);
  });

  it('opens nothing else', () => {
    const sealed = sealKey(ring, secret, 'kid-1');
    const changed = { ...sealed, tag: Buffer.alloc(16).toString('base64url') };
    expect(() => openKey(ring, sealed, 'kid-2')).toThrow('does not open');
    expect(() => openKey(ring, changed, 'kid-1')).toThrow('does not open');
    expect(() => openKey([{ kid: 'e1', key: Buffer.alloc(32, 2) }], sealed, 'kid-1')).toThrow(
      'does not open',
    );
    expect(() => openKey([{ kid: 'e2', key: Buffer.alloc(32, 1) }], sealed, 'kid-1')).toThrow(
      'lacks the key e1',
    );
  });
});
