import { z } from 'zod';
import type { KeysReportMessage, SigningKeyState } from '@latchkey/contracts/keys';
import { AppError } from '@latchkey/kit/errors';
import { forStaff, type AdminOperation } from '../operation.ts';

const tag = 'Keys';
const instant = z.iso.datetime();

const reportSchema = z
  .strictObject({
    signing: z.array(
      z.strictObject({
        kid: z.string(),
        state: z.enum(['published', 'signing', 'verifying']),
        activeFrom: instant.meta({ description: 'From then on it signs' }),
        verifiesUntil: instant.optional().meta({ description: 'Absent while no other key follows it' }),
      }),
    ),
    encryption: z.array(
      z.strictObject({
        kid: z.string(),
        configured: z
          .boolean()
          .meta({ description: 'False: it is missing, and what is sealed under it cannot be opened' }),
        sealed: z.int().meta({ description: 'How many stored secrets are under it' }),
      }),
    ),
    mint: z.array(z.string()).meta({ description: 'The first makes new links' }),
  })
  .meta({ id: 'Keys' });

const states: Readonly<Partial<Record<SigningKeyState, 'published' | 'signing' | 'verifying'>>> = {
  SIGNING_KEY_STATE_PUBLISHED: 'published',
  SIGNING_KEY_STATE_SIGNING: 'signing',
  SIGNING_KEY_STATE_VERIFYING: 'verifying',
};
const answers = { 200: { description: 'The keys there are, by name', schema: reportSchema } };

export const keyOperations: readonly AdminOperation[] = [
  forStaff({
    method: 'get',
    path: '/keys',
    id: 'listKeys',
    tag,
    summary: 'The keys identity works with, by name',
    roles: ['admin', 'auditor'],
    answers,
    problems: ['unavailable'],
    handle: async ({ context: { requestId } }, { keys }) => ({
      status: 200,
      body: present(await keys.listKeys({}, { requestId })),
    }),
  }),
  forStaff({
    method: 'post',
    path: '/keys/rotate-signing',
    id: 'rotateSigningKey',
    tag,
    summary: 'Make the next signing key',
    description:
      'It is published at once and signs after SIGNING_KEY_DELAY; the one before verifies until its last token has expired. While one waits, no other is made.',
    roles: ['admin'],
    answers,
    problems: ['unavailable'],
    handle: async ({ context: { requestId } }, { keys }) => ({
      status: 200,
      body: present(await keys.rotateSigningKey({}, { requestId })),
    }),
  }),
  forStaff({
    method: 'post',
    path: '/keys/reseal',
    id: 'resealSecrets',
    tag,
    summary: 'Seal stored secrets with the first of KEY_ENCRYPTION_KEYS',
    description: 'Afterwards the other keys can be taken out of the configuration. May be sent again.',
    roles: ['admin'],
    answers,
    problems: ['unavailable'],
    handle: async ({ context: { requestId } }, { keys }) => ({
      status: 200,
      body: present(await keys.resealSecrets({}, { requestId })),
    }),
  }),
];

function present({ signing, encryption, mint }: KeysReportMessage): z.infer<typeof reportSchema> {
  return {
    signing: signing.map(({ kid, state, activeFromMs, verifiesUntilMs }) => {
      const known = states[state];
      if (known === undefined)
        throw new AppError('internal', { detail: `identity tells of a key in the state ${state}` });
      return {
        kid,
        state: known,
        activeFrom: new Date(activeFromMs).toISOString(),
        ...(verifiesUntilMs === 0 ? {} : { verifiesUntil: new Date(verifiesUntilMs).toISOString() }),
      };
    }),
    encryption,
    mint,
  };
}
