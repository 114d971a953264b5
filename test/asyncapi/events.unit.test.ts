import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { events, type EventType } from '@latchkey/contracts/events';
import { seedOfRun } from '@latchkey/testkit';
import type { JsonSchema } from '../../gateway/test/fuzz/openapi.ts';
import { createSchemaValues } from '../../gateway/test/fuzz/schema-values.ts';
import { parseEvent } from '../../libs/kit/src/messaging/event-json.ts';

const folder = join(import.meta.dirname, '../../docs/asyncapi');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const document = read('events.asyncapi.json') as {
  channels: Record<string, { address: string; messages: { event: { $ref: string } } }>;
  operations: Record<string, { action: string }>;
  components: { messages: Record<string, { payload: { schema: JsonSchema } }> };
};
const types = Object.keys(events) as EventType[];
const values = createSchemaValues(
  { servers: [], paths: {}, components: { schemas: {}, securitySchemes: {} } },
  { time: ['2026-11-24T09:00:00Z', '2026-11-24T10:00:00+01:00'], domainRates: [{ 'gmail.com': 50 }] },
);
const seed = seedOfRun('event documents');

/** What a consumer does with a message: envelope, type, data. */
function accepts(type: EventType, message: unknown): boolean {
  try {
    const event = parseEvent(Buffer.from(JSON.stringify(message)));
    return event.type === type && events[type].safeParse(event.data).success;
  } catch {
    return false;
  }
}

describe('docs/asyncapi', () => {
  it('tells of every event, and that only one comes from outside', () => {
    for (const all of [document.channels, document.operations, document.components.messages])
      expect(Object.keys(all).sort()).toEqual([...types].sort());
    for (const [type, { address, messages }] of Object.entries(document.channels)) {
      expect(address).toBe(type);
      expect(messages.event.$ref).toBe(`#/components/messages/${type}`);
    }
    const received = Object.entries(document.operations).filter(([, { action }]) => action === 'receive');
    expect(received.map(([type]) => type)).toEqual(['password.bulk_reset_requested']);
  });

  it.each(types)('describes %s as consumers take it', (type) => {
    const schema = document.components.messages[type]?.payload.schema ?? {};
    fc.assert(
      fc.property(values.valid(schema), (drawn) => accepts(type, drawn)),
      { seed, numRuns: 50 },
    );
  });

  it('describes the operators’ event so that what breaks its data is refused', () => {
    const schema = read('password.bulk_reset_requested.schema.json') as JsonSchema;
    const { data = {} } = schema.properties ?? {};
    fc.assert(
      fc.property(values.spoilt(data), ({ value }) => {
        expect(events['password.bulk_reset_requested'].safeParse(value).success).toBe(false);
      }),
      { seed, numRuns: 500 },
    );
    fc.assert(
      fc.property(values.valid(schema), (drawn) => accepts('password.bulk_reset_requested', drawn)),
      { seed, numRuns: 200 },
    );
  });

  it('has an example for the script that fits', () => {
    const script = readFileSync(join(folder, 'request-campaign.mjs'), 'utf8');
    const example = /'(\{.+\})'/.exec(script)?.[1] ?? '';
    expect(events['password.bulk_reset_requested'].parse(JSON.parse(example))).toMatchObject({ rate: 50 });
  });
});
