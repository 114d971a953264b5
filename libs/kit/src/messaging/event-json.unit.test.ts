import { parseEvent } from './event-json.ts';

const event = {
  specversion: '1.0',
  id: '1',
  source: '/identity',
  type: 'password.changed',
  time: '2026-01-02T03:04:05.678Z',
  datacontenttype: 'application/json',
  data: { customerId: 'c' },
};

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

describe('parseEvent', () => {
  it('reads a CloudEvent and drops attributes it does not know', () => {
    expect(parseEvent(bytes({ ...event, traceparent: '00-1' }))).toEqual(event);
  });

  it('names what is wrong and never repeats it', () => {
    expect(() => parseEvent(Buffer.from('{"secret'))).toThrow('not JSON');
    expect(() => parseEvent(bytes({ ...event, id: 7, type: '' }))).toThrow('not a CloudEvent: id, type');
    expect(() => parseEvent(bytes({ ...event, specversion: '0.3' }))).toThrow(
      'not a CloudEvent: specversion',
    );
    expect(() => parseEvent(bytes(null))).toThrow('not a CloudEvent');
  });
});
