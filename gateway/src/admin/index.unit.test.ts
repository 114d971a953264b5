import { loadGatewayConfig } from '../config.ts';
import { adminOperations } from './index.ts';

/** As many as the console asks for at once (console/src/server/admin-client.ts). */
const largestPage = '200';

it('every list gives pages as large as the console asks for', () => {
  const config = loadGatewayConfig({
    PUBLIC_URL: 'http://localhost',
    RPC_CREDENTIAL: 'not-a-secret-of-anybody',
  });
  const lists = adminOperations(config).filter(({ query }) => query !== undefined && 'limit' in query.shape);
  expect(lists.length).toBeGreaterThan(8);
  const refusing = lists.filter(({ query }) => {
    const checked = query?.safeParse({ limit: largestPage });
    return checked?.error?.issues.some(({ path }) => path[0] === 'limit') ?? false;
  });
  expect(refusing.map(({ id }) => id)).toEqual([]);
});
