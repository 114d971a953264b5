import { isAllowedHost } from './allowed-host.ts';

describe('isAllowedHost', () => {
  it.each([
    ['localhost:8080', true],
    ['shop.localhost', true],
    ['127.0.0.1:8080', true],
    ['[::1]:8080', true],
    ['192.168.1.7', true],
    ['shop.example', true],
    ['SHOP.example:443', true],
    ['evil.example', false],
    ['localhost.evil.example', false],
    ['127.0.0.1.evil.example', false],
    ['shop.example@evil.example', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (host, allowed) => {
    expect(isAllowedHost(host, 'https://shop.example')).toBe(allowed);
  });
});
