import { loadStandaloneConfig } from './config.ts';
import { generateSecrets } from './secrets/secrets.ts';
import { databaseUri, serviceEnvironments } from './service-environments.ts';

const wiring = { socket: (name: string) => `/d/${name}.sock`, smtpUrl: 'smtp://127.0.0.1:2525' };

describe('serviceEnvironments', () => {
  const of = (env: Record<string, string>): ReturnType<typeof serviceEnvironments> =>
    serviceEnvironments(loadStandaloneConfig(env), env, generateSecrets(), wiring);

  it('passes every key on, and puts what the user set before what was generated', () => {
    const { identity, notification } = of({
      MINT_KEYS: 'mine',
      SHOP_NAME: 'Ada’s',
      ACCESS_TOKEN_TTL: '5m',
      MAIL_FROM: '',
    });
    expect(identity).toMatchObject({ MINT_KEYS: 'mine', ACCESS_TOKEN_TTL: '5m', SHOP_NAME: 'Ada’s' });
    expect(notification).toMatchObject({ MAIL_FROM: 'no-reply@localhost', SMTP_URL: wiring.smtpUrl });
  });

  it('lets mails of a killed process wait less where no other process can have them', () => {
    expect(of({}).notification['CLAIM_SECONDS']).toBe('15');
    expect(of({ CLAIM_SECONDS: '5' }).notification['CLAIM_SECONDS']).toBe('5');
    expect(of({ MONGODB_URI: 'mongodb://127.0.0.1' }).notification['CLAIM_SECONDS']).toBeUndefined();
  });

  it('does not let the environment change how the parts are joined', () => {
    const { gateway, customer } = of({
      IDENTITY_ADDRESS: 'elsewhere:1',
      RPC_CREDENTIAL: 'x',
      GRPC_LISTEN: '0.0.0.0:1',
      HEALTH_LISTEN: '0.0.0.0:2',
    });
    expect(customer).toMatchObject({
      IDENTITY_ADDRESS: 'in-process:/d/identity.sock',
      GRPC_LISTEN: 'in-process:/d/customer.sock',
      HEALTH_LISTEN: 'off',
    });
    expect(customer['RPC_CREDENTIAL']).not.toBe('x');
    expect(customer['RPC_CALLERS']).toContain(`gateway=${gateway['RPC_CREDENTIAL'] ?? '?'}`);
  });
});

describe('databaseUri', () => {
  it.each([
    [undefined, 'mongodb://%2Fd%2Fstore.sock/identity?directConnection=true'],
    ['mongodb://a:1,b:2/shop?replicaSet=rs', 'mongodb://a:1,b:2/shop-identity?replicaSet=rs'],
    ['mongodb://127.0.0.1', 'mongodb://127.0.0.1/latchkey-identity'],
    ['mongodb://u:p@a/shop', 'mongodb://u:p@a/shop-identity?authSource=shop'],
    ['mongodb+srv://u:p@a/?tls=true', 'mongodb+srv://u:p@a/latchkey-identity?tls=true&authSource=admin'],
    ['mongodb://u:p@a/shop?authSource=x', 'mongodb://u:p@a/shop-identity?authSource=x'],
  ])('%s', (MONGODB_URI, expected) => {
    expect(databaseUri(MONGODB_URI === undefined ? {} : { MONGODB_URI }, wiring, 'identity')).toBe(expected);
  });
});
