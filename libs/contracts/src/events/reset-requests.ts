import { z } from 'zod';
import type { PasswordResetRequested__Output } from '../gen/events/v1/PasswordResetRequested.ts';

const request = z.object({ requestId: z.uuid(), requestedAtMs: z.int().nonnegative() });

export const passwordResetRequestedSchema = request.extend({
  others: z.array(request).max(499).default([]),
}) satisfies z.ZodType<PasswordResetRequested__Output>;

/** Many password.reset_requested events as one: the requests are known by their ids. */
export function mergeResetRequests<Event extends { data: unknown }>(
  events: readonly [Event, ...Event[]],
): Event {
  const [first, ...rest] = events;
  const { others, ...own } = passwordResetRequestedSchema.parse(first.data);
  const later = rest.flatMap(({ data }) => {
    const { others: more, ...one } = passwordResetRequestedSchema.parse(data);
    return [one, ...more];
  });
  return { ...first, data: { ...own, others: [...others, ...later] } };
}
