import { html } from './html.ts';

describe('html', () => {
  it('escapes what goes between tags and into quoted attributes', () => {
    const evil = `"'><script>&`;
    expect(html`<p title="${evil}">${evil}</p>`.markup).toBe(
      '<p title="&quot;&#39;&gt;&lt;script&gt;&amp;">&quot;&#39;&gt;&lt;script&gt;&amp;</p>',
    );
  });

  it('takes its own results as they are, alone and in lists', () => {
    const items = ['<', '>'].map((each) => html`<b>${each}</b>`);
    expect(html`<p>${items}${html`${1}`}</p>`.markup).toBe('<p><b>&lt;</b><b>&gt;</b>1</p>');
  });
});
