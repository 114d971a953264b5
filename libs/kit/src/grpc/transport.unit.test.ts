import { channelCredentials, serverCredentials, splitAddresses } from './transport.ts';

const remote = ['0.0.0.0:50051', 'identity:50051', '10.0.0.7:50051', '[::]:50051', 'dns:///identity:50051'];
const local = ['127.0.0.1:50051', 'localhost:50051', '[::1]:50051', 'unix:/run/identity.sock'];

describe('the TLS rule', () => {
  it.each(remote)('refuses plaintext with %s unless it is allowed', (address) => {
    expect(() => channelCredentials([address], {})).toThrow(/needs TLS/);
    expect(() => serverCredentials(address, {})).toThrow(/needs TLS/);
    expect(channelCredentials([address], { allowPlaintext: true })._isSecure()).toBe(false);
    expect(serverCredentials(address, { allowPlaintext: true })._isSecure()).toBe(false);
  });

  it.each(local)('allows plaintext with %s', (address) => {
    expect(channelCredentials([address], {})._isSecure()).toBe(false);
    expect(serverCredentials(address, {})._isSecure()).toBe(false);
  });

  it('looks at every address of a list', () => {
    expect(() => channelCredentials(['127.0.0.1:1', 'identity:1'], {})).toThrow(/identity:1 .* needs TLS/);
  });

  it.each(['identity', 'identity:x', 'http://identity:1', ''])('refuses the address "%s"', (address) => {
    expect(() => channelCredentials([address], {})).toThrow(/neither host:port nor unix:/);
  });

  it('refuses half a pair, a missing file and mixed lists', () => {
    expect(() => serverCredentials('127.0.0.1:1', { tls: { certFile: 'a.pem' } })).toThrow(
      /only of use together/,
    );
    expect(() => channelCredentials(['identity:1'], { tls: { caFile: '/nowhere/ca.pem' } })).toThrow(
      /cannot be read/,
    );
    expect(() => channelCredentials(['127.0.0.1:1', 'unix:/x'], {})).toThrow(/mixes/);
  });

  it('splits addresses', () => {
    expect(splitAddresses(' a:1, b:2 ,')).toEqual(['a:1', 'b:2']);
    expect(() => splitAddresses(' , ')).toThrow(/is empty/);
  });
});
