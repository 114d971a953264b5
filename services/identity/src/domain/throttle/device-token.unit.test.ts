import { settableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { noon } from '../../../test/a-credential.ts';
import { normaliseLogin } from '../login.ts';
import { createDeviceTokens } from './device-token.ts';

const sonia = normaliseLogin('sonia@example.com');
const other = normaliseLogin('other@example.com');

function devices(key = 1) {
  const clock = settableClock(noon);
  return { clock, tokens: createDeviceTokens({ key: Buffer.alloc(32, key), lifeMs: 1000, clock, newId }) };
}

describe('a device token', () => {
  it('is known for its login, and each time it is issued another device', () => {
    const { tokens } = devices();
    const [one, two] = [tokens.issue(sonia), tokens.issue(sonia)];
    expect(tokens.read(one, sonia)).toBe(one.slice(0, 36));
    expect(tokens.read(two, sonia)).not.toBe(tokens.read(one, sonia));
    expect(tokens.read(one, other)).toBeUndefined();
  });

  it('is forgotten after its time', () => {
    const { clock, tokens } = devices();
    const token = tokens.issue(sonia);
    clock.advance(999);
    expect(tokens.read(token, sonia)).toBeDefined();
    clock.advance(1);
    expect(tokens.read(token, sonia)).toBeUndefined();
  });

  it('cannot be made without the key, nor changed', () => {
    const { tokens } = devices();
    const token = tokens.issue(sonia);
    const [id = '', at = '', mac = ''] = token.split('.');
    expect(devices(2).tokens.read(token, sonia)).toBeUndefined();
    const altered = [`${newId()}.${at}.${mac}`, `${id}.zzzzzzz.${mac}`, `${id}.${at}`, '', `${token}.`, '…'];
    for (const each of altered) expect(tokens.read(each, sonia)).toBeUndefined();
  });
});
