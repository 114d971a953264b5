import { z } from 'zod';
import { AppError } from '../errors/index.ts';
import type { EventEnvelope } from './types.ts';

const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(200),
  source: z.string().min(1),
  type: z.string().min(1),
  time: z.string(),
  datacontenttype: z.literal('application/json'),
  data: z.unknown(),
});

/**
 * Reads a CloudEvent in JSON. Attributes we do not know are dropped.
 * @throws AppError `invalid_input` naming the attributes that are wrong, never their values
 */
export function parseEvent(content: Buffer): EventEnvelope {
  let json: unknown;
  try {
    json = JSON.parse(content.toString('utf8'));
  } catch {
    throw new AppError('invalid_input', { detail: 'not JSON' });
  }
  const parsed = envelope.safeParse(json);
  if (parsed.success) return parsed.data;
  const attributes = parsed.error.issues.map((issue) => issue.path.join('.'));
  throw new AppError('invalid_input', { detail: `not a CloudEvent: ${attributes.join(', ')}` });
}
