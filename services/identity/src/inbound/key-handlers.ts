import type { KeyServiceDefinition, KeysReportMessage } from '@latchkey/contracts/keys';
import type { Handlers, ServedService } from '@latchkey/kit/grpc';
import type { KeysReport } from '../features/keys/keys.ts';

/** What the RPCs about keys work with. */
export interface KeyFeatures {
  listKeys: () => Promise<KeysReport>;
  rotateSigningKey: () => Promise<KeysReport>;
  resealAll: () => Promise<KeysReport>;
}

/** Keys are rotated by people. */
export const allowedKeyCallers: ServedService<KeyServiceDefinition>['allow'] = {
  ListKeys: ['gateway'],
  RotateSigningKey: ['gateway'],
  ResealSecrets: ['gateway'],
};

const states = {
  published: 'SIGNING_KEY_STATE_PUBLISHED',
  signing: 'SIGNING_KEY_STATE_SIGNING',
  verifying: 'SIGNING_KEY_STATE_VERIFYING',
} as const;

/** The RPCs of protos/identity/v1/keys.proto. */
export function keyHandlers(features: KeyFeatures): Handlers<KeyServiceDefinition> {
  return {
    ListKeys: async () => toMessage(await features.listKeys()),
    RotateSigningKey: async () => toMessage(await features.rotateSigningKey()),
    ResealSecrets: async () => toMessage(await features.resealAll()),
  };
}

function toMessage({ signing, encryption, mint }: KeysReport): KeysReportMessage {
  return {
    signing: signing.map(({ kid, state, activeFrom, verifiesUntil }) => ({
      kid,
      state: states[state],
      activeFromMs: activeFrom,
      verifiesUntilMs: verifiesUntil,
    })),
    encryption: encryption.map((each) => ({ ...each })),
    mint: [...mint],
  };
}
