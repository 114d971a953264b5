import express, { type Express } from 'express';
import type { Clock } from '@latchkey/kit/clock';
import { serveHealth } from '@latchkey/kit/health';
import type { Logger } from '@latchkey/kit/logging';
import { buildInHouse, type House } from '@latchkey/kit/service';
import { accountRouter } from './account/index.ts';
import { adminRouter } from './admin/index.ts';
import { createStaffCookie } from './admin/staff-cookie.ts';
import { createStaffSessions } from './admin/staff-sessions.ts';
import { backOfficeRouter } from './backoffice/index.ts';
import { createAccessTokens } from './auth/access-tokens.ts';
import { createEpochs } from './auth/epochs.ts';
import { createSigningKeys, type SigningKeys } from './auth/signing-keys.ts';
import type { GatewayConfig } from './config.ts';
import { connectServices, type Services } from './connections.ts';
import { docsRouter } from './docs/index.ts';
import { glueRouter } from './glue/index.ts';
import { serveHome } from './home.ts';
import { provideContext } from './http/context.ts';
import { createDeviceCookie } from './http/device-cookie.ts';
import { observeRequests } from './http/observe.ts';
import { notFound, problemHandler } from './http/problem.ts';
import { secureHeaders } from './http/security-headers.ts';
import { serveHttp } from './http/server.ts';
import { createSessionCookie } from './http/session-cookie.ts';
import { createTrustedOrigins } from './http/trusted-origins.ts';
import { storefrontRouter } from './storefront/index.ts';
import { leadToPasswordChange } from './well-known/change-password.ts';
import { serveJwks } from './well-known/jwks.ts';

export interface GatewayOverrides {
  clock?: Clock;
  logger?: Logger;
  /** More routes in the same server, such as standalone's mailbox; they come before the 404. */
  routes?: (app: Express) => void;
}
export interface Gateway {
  /** The port the HTTP server is bound to. */
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * The composition root: connects to the services, listens, answers.
 * @throws Node's EADDRINUSE for a busy port, ConfigError for addresses that need TLS and have none
 */
export async function buildApp(config: GatewayConfig, overrides: GatewayOverrides = {}): Promise<Gateway> {
  return buildInHouse('gateway', config, overrides, (house) => start(house, config, overrides));
}

async function start(
  house: House,
  config: GatewayConfig,
  overrides: GatewayOverrides,
): Promise<Omit<Gateway, 'stop'>> {
  const { clock, logger, lifecycle, metrics } = house;
  const services = connectServices(house, config);
  const { identity } = services;
  const keys = createSigningKeys({ identity, clock });
  const epochs = createEpochs({ identity, clock });
  const accessTokens = createAccessTokens({ keys, epochs, clock, issuer: config.PUBLIC_URL });

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.TRUSTED_PROXIES.length === 0 ? false : config.TRUSTED_PROXIES);
  // The pipeline of every request; the groups go on with their own (glue/pipeline.ts).
  const https = config.PUBLIC_URL.startsWith('https:');
  app.use(
    provideContext(
      { supported: config.LOCALES, fallback: config.DEFAULT_LOCALE },
      createDeviceCookie(https, config.DEVICE_TTL),
      config.AUDIT_ADDRESS,
    ),
  );
  app.use(observeRequests(metrics, logger));
  app.use(secureHeaders(https));
  app.get('/', serveHome(config.SHOP_NAME));
  app.get('/.well-known/jwks.json', serveJwks(keys));
  app.get('/.well-known/change-password', leadToPasswordChange(config.CHANGE_PASSWORD_URL));
  const parts = { config, ...services, signingKeys: keys, clock, epochs, accessTokens, logger };
  mountGroups(app, parts, lifecycle.signal);
  overrides.routes?.(app);
  app.use(notFound);
  app.use(problemHandler(logger));

  const port = await serveHttp(app, httpOptions(config), lifecycle);
  await serveHealth(house, config, { ready: { signingKeys: () => areThere(keys) } });
  logger.info({ host: config.HOST, port }, 'gateway is up');
  return { port };
}

/** Ready as soon as tokens can be verified: until then every logged-in request would be answered 503. */
function areThere(keys: SigningKeys): Promise<boolean> {
  return keys.current().then(
    () => true,
    () => false,
  );
}

interface GroupParts extends Services {
  config: GatewayConfig;
  signingKeys: SigningKeys;
  clock: Clock;
  epochs: ReturnType<typeof createEpochs>;
  accessTokens: ReturnType<typeof createAccessTokens>;
  logger: Logger;
}

/** The groups of routes, each with a pipeline of its own (ARCHITECTURE.md, the gateway). */
function mountGroups(app: Express, parts: GroupParts, stopping: AbortSignal): void {
  const { config, identity, owner, staff, keyClient: keys, customer, accounts, directory } = parts;
  const { imports, campaigns, notification, audit, systems, signingKeys, epochs, logger, clock } = parts;
  const https = config.PUBLIC_URL.startsWith('https:');
  app.use('/glue', glueRouter({ ...parts, base: `${config.PUBLIC_URL}/glue` }));
  app.use(
    '/storefront',
    storefrontRouter(
      {
        ...parts,
        cookie: createSessionCookie(https, config.SESSION_COOKIE_TTL),
        origins: createTrustedOrigins(config.PUBLIC_URL, config.ALLOWED_ORIGINS),
      },
      stopping,
    ),
  );
  app.use('/account', accountRouter({ config, identity, owner, customer, epochs, logger }));
  app.use(
    '/admin',
    adminRouter(
      {
        ...{
          config,
          staff,
          keys,
          customer,
          accounts,
          audit,
          directory,
          imports,
          campaigns,
          notification,
          systems,
          signingKeys,
          epochs,
          logger,
          clock,
        },
        sessions: createStaffSessions({ staff, clock }),
        cookie: createStaffCookie(https),
        // Only our own pages: the shop's front end has no business in the Back Office.
        origins: createTrustedOrigins(config.PUBLIC_URL, []),
      },
      stopping,
    ),
  );
  app.use('/backoffice', backOfficeRouter({ config, staff, logger }));
  app.use('/docs', docsRouter(config));
}

function httpOptions(config: GatewayConfig): Parameters<typeof serveHttp>[1] {
  return {
    host: config.HOST,
    port: config.PORT,
    headersTimeoutMs: config.HEADERS_TIMEOUT,
    requestTimeoutMs: config.REQUEST_TIMEOUT,
  };
}
