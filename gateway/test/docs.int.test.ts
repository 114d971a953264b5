import { errorCodes } from '@latchkey/kit/errors';
import { startGateway, type TestGateway } from './harness.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

describe('the API reference', () => {
  it.each(['/docs', '/docs/admin', '/docs/problems'])(
    'is a page at %s that needs no network and no script',
    async (path) => {
      const { status, headers, text } = await gateway.send('GET', path);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
      expect(text).not.toMatch(/<script|<link|https?:\/\/|<img/i);
    },
  );

  it.each([
    ['storefront', '/docs', '/account/sessions', ['get', 'delete']],
    ['admin', '/docs/admin', '/imports', ['post', 'get']],
  ])('serves the document of %s that it shows, with every route', async (group, at, path, methods) => {
    const { headers, text } = await gateway.send('GET', `/docs/${group}.openapi.json`);
    const document = JSON.parse(text) as { openapi: string; paths: Record<string, object> };
    expect([headers['content-type'], document.openapi]).toEqual(['application/json', '3.1.0']);
    expect(Object.keys(document.paths[path] ?? {})).toEqual(methods);
    const { text: page } = await gateway.send('GET', at);
    for (const each of Object.keys(document.paths)) expect(page).toContain(`/${group}${each}</code>`);
  });

  it('explains every problem type', async () => {
    const { text } = await gateway.send('GET', '/docs/problems');
    for (const code of Object.keys(errorCodes)) expect(text).toContain(`id="${code}"`);
  });
});
