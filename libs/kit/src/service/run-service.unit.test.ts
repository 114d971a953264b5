import { ConfigError } from '../config/index.ts';
import { sentenceFor } from './run-service.ts';

describe('sentenceFor', () => {
  it('gives a configuration its own words', () => {
    expect(sentenceFor('identity', new ConfigError('identity', ['X is not set']))).toContain('X is not set');
  });

  it('names the port that is taken, also deep in the causes', () => {
    const taken = Object.assign(new Error('listen'), { code: 'EADDRINUSE', port: 8080 });
    expect(sentenceFor('gateway', new Error('x', { cause: taken }))).toBe(
      'gateway cannot start: port 8080 is in use by another process. Stop that process or configure another port.',
    );
    const socket = Object.assign(new Error('unix:/a.sock is in use by another process'), {
      code: 'EADDRINUSE',
    });
    expect(sentenceFor('gateway', socket)).toContain('unix:/a.sock is in use');
  });

  it('has no sentence for what an operator cannot mend', () => {
    expect(sentenceFor('gateway', new TypeError('x'))).toBeUndefined();
    expect(sentenceFor('gateway', 'text')).toBeUndefined();
  });
});
