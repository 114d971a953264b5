import { newId, newSecret } from '@latchkey/kit/ids';
import { noon } from '../../test/a-credential.ts';
import {
  decideRefresh,
  formatRefreshToken,
  graceMs,
  parseRefreshToken,
  reissueSession,
  rotateSession,
  type Session,
} from './session.ts';

const fresh: Session = {
  sessionId: 's',
  customerId: 'c',
  customerReference: 'customer--1',
  epoch: 1,
  currentHash: 'first',
  previousHash: undefined,
  rotatedAt: undefined,
  graceUsed: false,
  createdAt: noon,
  expiresAt: noon + 1000,
  userAgent: '',
};

describe('decideRefresh', () => {
  const rotated = rotateSession(fresh, 'second', noon, 100_000);

  it('rotates the current token', () => {
    expect(decideRefresh(fresh, 'first', noon)).toBe('rotate');
    expect(decideRefresh(rotated, 'second', noon)).toBe('rotate');
  });

  it('gives the token just replaced one more use within 30 s', () => {
    expect(decideRefresh(rotated, 'first', noon + graceMs)).toBe('grace');
    expect(decideRefresh(rotated, 'first', noon + graceMs + 1)).toBe('reused');
  });

  it('gives no second grace, and none once the successor was used', () => {
    expect(decideRefresh(reissueSession(rotated, 'third'), 'first', noon + 1)).toBe('reused');
    expect(decideRefresh(rotateSession(rotated, 'third', noon + 1, 1000), 'first', noon + 2)).toBe('reused');
  });

  it('knows the successor that gave way as reused', () => {
    expect(decideRefresh(reissueSession(rotated, 'third'), 'second', noon + 1)).toBe('reused');
  });

  it('gives the token after a grace use a grace of its own', () => {
    const next = rotateSession(reissueSession(rotated, 'third'), 'fourth', noon + 5, 100_000);
    expect(decideRefresh(next, 'third', noon + 6)).toBe('grace');
  });

  it('is over at the end of its life', () => {
    expect(decideRefresh(fresh, 'first', noon + 999)).toBe('rotate');
    expect(decideRefresh(fresh, 'first', noon + 1000)).toBe('expired');
  });
});

describe('refresh tokens', () => {
  it('are read back', () => {
    const [sessionId, secret] = [newId(), newSecret()];
    expect(parseRefreshToken(formatRefreshToken(sessionId, secret))).toEqual({ sessionId, secret });
  });

  it.each([
    '',
    'x',
    `${newId()}.short`,
    `${newId()}${newSecret()}`,
    `.${newSecret()}`,
    `${newId()}.${newSecret()}x`,
  ])('refuses %j', (token) => {
    expect(parseRefreshToken(token)).toBeUndefined();
  });
});
