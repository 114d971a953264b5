import type { KeyServiceDefinition } from '@latchkey/contracts/keys';
import type { Handlers } from '@latchkey/kit/grpc';

export type KeyHandlers = Handlers<KeyServiceDefinition>;

/** A key of each kind. */
export function scriptedKeys(): KeyHandlers {
  const state = 'SIGNING_KEY_STATE_SIGNING' as const;
  const report = {
    signing: [{ kid: 'k1', state, activeFromMs: 1, verifiesUntilMs: 0 }],
    encryption: [{ kid: 'e1', configured: true, sealed: 2 }],
    mint: ['m1'],
  };
  const answer = () => Promise.resolve(report);
  return { ListKeys: answer, RotateSigningKey: answer, ResealSecrets: answer };
}
