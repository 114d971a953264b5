import { Metadata } from '@grpc/grpc-js';
import { isId } from '../ids/index.ts';
import { actorOf, callMetadata, proveCallers, requestIdOf } from './metadata.ts';

describe('proveCallers', () => {
  const prove = proveCallers({ gateway: 'one', customer: 'two' });

  it('names the caller by its credential', () => {
    expect(prove(callMetadata('two'))).toBe('customer');
    expect(prove(callMetadata('one'))).toBe('gateway');
  });

  it.each(['', 'on', 'oneone', 'ONE', 'Bearer one'])('knows nobody by "%s"', (credential) => {
    expect(prove(callMetadata(credential))).toBeUndefined();
  });

  it('knows nobody without the header', () => {
    expect(prove(new Metadata())).toBeUndefined();
  });

  it('refuses an empty and a shared credential', () => {
    expect(() => proveCallers({ gateway: '' })).toThrow('the credential of gateway is empty');
    expect(() => proveCallers({ gateway: 'x', customer: 'x' })).toThrow(
      'gateway and customer have the same credential',
    );
  });
});

describe('request id', () => {
  it('travels', () => {
    expect(requestIdOf(callMetadata('x', 'req:1'))).toBe('req:1');
  });

  it.each(['', 'a b', 'a"b', 'x'.repeat(129)])('is replaced when it is "%s"', (given) => {
    expect(isId(requestIdOf(callMetadata('x', given)))).toBe(true);
  });

  it('is made when there is none', () => {
    expect(isId(requestIdOf(new Metadata()))).toBe(true);
  });
});

describe('actor', () => {
  const itself = { kind: 'system', id: 'customer', name: '', address: '' };

  it('travels', () => {
    const actor = { kind: 'staff', id: 's1', name: 'support', address: '2001:db8::/48' } as const;
    expect(actorOf(callMetadata('x', 'r', actor), 'customer')).toEqual(actor);
  });

  it('is the calling service when it names nobody', () => {
    expect(actorOf(callMetadata('x'), 'customer')).toEqual(itself);
  });

  it.each(['', '{}', 'null', '{"kind":"god","id":"","name":"","address":""}'])(
    'is the calling service when it is "%s"',
    (text) => {
      const metadata = new Metadata();
      metadata.set('latchkey-actor-bin', Buffer.from(text));
      expect(actorOf(metadata, 'customer')).toEqual(itself);
    },
  );
});
