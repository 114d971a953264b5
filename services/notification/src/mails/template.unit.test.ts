import { joined } from '../domain/mail.ts';
import { escapeHtml, fillTemplate, parseTemplate } from './template.ts';

describe('templates', () => {
  const identity = (value: string): string => value;

  it('fills every placeholder, also twice and at the ends', () => {
    const template = parseTemplate('{{a}} and {{b}}, {{a}}', ['a', 'b']);
    expect(joined(fillTemplate(template, { a: '1', b: '2' }, identity))).toBe('1 and 2, 1');
  });

  it('leaves a text without placeholders alone', () => {
    expect(joined(fillTemplate(parseTemplate('plain { } text', []), {}, identity))).toBe('plain { } text');
  });

  it('never fills in what a value brings along', () => {
    const template = parseTemplate('{{a}}{{b}}', ['a', 'b']);
    expect(joined(fillTemplate(template, { a: '{{b}} $&', b: 'x' }, identity))).toBe('{{b}} $&x');
  });

  it('refuses a placeholder that the model lacks', () => {
    expect(() => parseTemplate('{{tokn}}', ['token'])).toThrow('{{tokn}}');
  });

  it('escapes what HTML would read as its own', () => {
    expect(escapeHtml(`<a href='x' title="y">&</a>`)).toBe(
      '&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;&lt;/a&gt;',
    );
  });
});
