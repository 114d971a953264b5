import { loadGatewayConfig } from './config.ts';

const least = { PUBLIC_URL: 'https://shop.example/', RPC_CREDENTIAL: 's'.repeat(32) };

it('needs only the public URL and the credential', () => {
  expect(loadGatewayConfig(least)).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 8080,
    PUBLIC_URL: 'https://shop.example',
    HEALTH_LISTEN: { host: '127.0.0.1', port: 9090 },
    TRUSTED_PROXIES: [],
    PASSWORD_MIN_LENGTH: 12,
    PASSWORD_MAX_LENGTH: 128,
    GLUE_PASSWORD_COMPOSITION: false,
    REGISTRATION_DISCLOSES: true,
  });
});

it.each([
  ['PUBLIC_URL', 'ftp://shop.example'],
  ['PUBLIC_URL', 'https://shop.example/path'],
  ['PUBLIC_URL', 'https://'],
  ['LOGIN_URL', 'javascript:alert(1)'],
  ['TRUSTED_PROXIES', 'everybody'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['PORT', '70000'],
  ['DEFAULT_LOCALE', 'english'],
])('refuses %s=%s', (key, value) => {
  expect(() => loadGatewayConfig({ ...least, [key]: value })).toThrow(key);
});

it('takes addresses and ranges of both families as proxies', () => {
  const proxies = ['loopback', '10.1.2.3', '10.0.0.0/8', 'fd00::/8', '::1'];
  expect(loadGatewayConfig({ ...least, TRUSTED_PROXIES: proxies.join(', ') }).TRUSTED_PROXIES).toEqual(
    proxies,
  );
});
