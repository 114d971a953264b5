import { ConfigError } from '@latchkey/kit/config';
import { loadCustomerConfig } from './config.ts';

const required = {
  MONGODB_URI: 'mongodb://127.0.0.1/customer',
  AMQP_URL: 'amqp://127.0.0.1',
  RPC_CALLERS: 'gateway=a-secret-of-gateway,notification=a-secret-of-notification',
  RPC_CREDENTIAL: 'a-secret-of-customer',
};

describe('loadCustomerConfig', () => {
  it('needs nothing but the store, the broker and the credentials', () => {
    expect(loadCustomerConfig(required)).toMatchObject({
      GRPC_LISTEN: '127.0.0.1:50052',
      HEALTH_LISTEN: { host: '127.0.0.1', port: 9092 },
      CUSTOMER_REFERENCE_PREFIX: 'customer',
      RECONCILE_AFTER: 60_000,
      ALLOW_PLAINTEXT: false,
    });
  });

  it('has no default for a secret, and names every fault at once', () => {
    try {
      loadCustomerConfig({ DEFAULT_LOCALE: 'english', RECONCILE_AFTER: 'soon' });
      throw new Error('accepted');
    } catch (error) {
      const faults = error instanceof ConfigError ? error.faults.map((fault) => fault.split(' ')[0]) : error;
      expect(faults).toEqual([...Object.keys(required), 'DEFAULT_LOCALE', 'RECONCILE_AFTER']);
    }
  });
});
