import { createHash } from 'node:crypto';
import { operatorOf, operatorTokens } from './operators.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const parse = (text: string) => operatorTokens().safeParse(text);

describe('ADMIN_TOKENS', () => {
  it('holds several, and knows whose a token is', () => {
    const tokens = parse(`ci:operator:${sha256('one')}, ada@shop.example:admin:${sha256('two')}`).data ?? [];
    expect(operatorOf(tokens, 'one')).toEqual({ name: 'ci', role: 'operator' });
    expect(operatorOf(tokens, 'two')).toEqual({ name: 'ada@shop.example', role: 'admin' });
    for (const token of ['', 'three', 'one two']) expect(operatorOf(tokens, token)).toBeUndefined();
  });

  it.each([
    'ci',
    'ci:operator',
    'ci:operator:short',
    `ci:king:${sha256('x')}`,
    `:admin:${sha256('x')}`,
    `ci:admin:${sha256('x')}:more`,
    `ci:admin:${sha256('x')},`,
  ])('refuses %s', (text) => {
    expect(parse(text).success).toBe(false);
  });

  it('repeats nothing of what it refuses', () => {
    expect(JSON.stringify(parse('ci:operator:secret').error?.issues)).not.toContain('secret');
  });
});
