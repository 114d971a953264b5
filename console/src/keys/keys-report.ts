import { z } from 'zod';

/** What /admin/keys answers (gateway/src/admin/keys). */
export const keysReportSchema = z.object({
  signing: z.array(
    z.object({
      kid: z.string(),
      state: z.enum(['published', 'signing', 'verifying']),
      activeFrom: z.string(),
      verifiesUntil: z.string().optional(),
    }),
  ),
  encryption: z.array(z.object({ kid: z.string(), configured: z.boolean(), sealed: z.int() })),
  mint: z.array(z.string()),
});
export type KeysReport = z.infer<typeof keysReportSchema>;

/** A line for each key. */
export function keysText({ signing, encryption, mint }: KeysReport): string {
  return [
    ...signing.map(({ kid, state, activeFrom, verifiesUntil }) => {
      const until = verifiesUntil === undefined ? '' : `, verifies until ${verifiesUntil}`;
      return `signing     ${kid}  ${state}, ${state === 'published' ? 'signs' : 'signing'} from ${activeFrom}${until}`;
    }),
    ...encryption.map(({ kid, configured, sealed }, index) => {
      const role = !configured ? 'NOT CONFIGURED' : index === 0 ? 'seals' : 'opens';
      return `encryption  ${kid}  ${role}, ${sealed} stored secrets are under it`;
    }),
    ...mint.map(
      (kid, index) => `mint        ${kid}  ${index === 0 ? 'makes new links' : 'serves older links'}`,
    ),
  ].join('\n');
}
