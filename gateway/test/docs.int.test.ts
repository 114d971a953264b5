import { errorCodes } from '@latchkey/kit/errors';
import { startGateway, type TestGateway } from './harness.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

describe('the API reference', () => {
  it.each(['/docs', '/docs/problems'])(
    'is a page at %s that needs no network and no script',
    async (path) => {
      const { status, headers, text } = await gateway.send('GET', path);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
      expect(text).not.toMatch(/<script|<link|https?:\/\/|<img/i);
    },
  );

  it('serves the document it shows, with every route', async () => {
    const { headers, text } = await gateway.send('GET', '/docs/storefront.openapi.json');
    const document = JSON.parse(text) as { openapi: string; paths: Record<string, object> };
    expect([headers['content-type'], document.openapi]).toEqual(['application/json', '3.1.0']);
    expect(Object.keys(document.paths['/account/sessions'] ?? {})).toEqual(['get', 'delete']);
    const { text: page } = await gateway.send('GET', '/docs');
    for (const path of Object.keys(document.paths)) expect(page).toContain(`/storefront${path}</code>`);
  });

  it('explains every problem type', async () => {
    const { text } = await gateway.send('GET', '/docs/problems');
    for (const code of Object.keys(errorCodes)) expect(text).toContain(`id="${code}"`);
  });
});
