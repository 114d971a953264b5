import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { customerService } from '@latchkey/contracts/customer';
import { identityService, type IdentityServiceDefinition } from '@latchkey/contracts/identity';
import { keyService } from '@latchkey/contracts/keys';
import { staffService } from '@latchkey/contracts/staff';
import { AppError } from '@latchkey/kit/errors';
import { serving, startGrpcServer, type Handlers } from '@latchkey/kit/grpc';
import { newSecret } from '@latchkey/kit/ids';
import { silentLogger, type Logger } from '@latchkey/kit/logging';
import { ada, home } from './ada.ts';
import {
  accountServer,
  directoryServer,
  scriptedCustomers,
  type AccountHandlers,
  type CustomerHandlers,
  type DirectoryHandlers,
} from './scripted-customers.ts';
import { buildApp, type GatewayOverrides } from '../src/app.ts';
import { loadGatewayConfig } from '../src/config.ts';
import { scriptedSystem, systemServer, type SystemHandlers } from './scripted-systems.ts';
import { auditServer, scriptedAudit, type AuditHandlers } from './scripted-audit.ts';
import { deliveriesServer, scriptedDeliveries, type DeliveryHandlers } from './scripted-deliveries.ts';
import {
  campaignServer,
  importServer,
  scriptedCampaigns,
  scriptedImports,
  type CampaignHandlers,
  type ImportHandlers,
} from './scripted-bulk.ts';
import { scriptedKeys, type KeyHandlers } from './fake-keys.ts';
import { allowAll, recording, type Call } from './recording.ts';
import { scriptedStaff, type StaffHandlers } from './fake-staff.ts';
import { ownerServer, scriptedOwner, type OwnerHandlers } from './fake-owner.ts';

export { ada, home };
export const publicUrl = 'https://shop.example';
export const tokens = {
  accessToken: 'a.b.c',
  refreshToken: 'session.secret',
  expiresIn: 900,
  customerId: ada.customerId,
  customerReference: ada.customerReference,
};

type IdentityHandlers = Handlers<IdentityServiceDefinition>;

export type { Call };
export interface HttpAnswer {
  status: number;
  reason: string;
  headers: IncomingHttpHeaders;
  /** Names and values as they came over the wire. */
  rawHeaders: readonly string[];
  text: string;
}
export interface RequestOptions {
  headers?: Record<string, string>;
  body?: string | Buffer;
}
export interface TestGateway {
  port: number;
  /** Replace one to say what a service answers in this test; `restore` puts all back. */
  identity: IdentityHandlers;
  owner: OwnerHandlers;
  customer: CustomerHandlers;
  staff: StaffHandlers;
  accounts: AccountHandlers;
  directory: DirectoryHandlers;
  imports: ImportHandlers;
  campaigns: CampaignHandlers;
  keys: KeyHandlers;
  audit: AuditHandlers;
  deliveries: DeliveryHandlers;
  systems: Record<'identity' | 'customer', SystemHandlers>;
  /** What the services were asked since the last `restore`. */
  calls: Call[];
  epochs: Map<string, number>;
  restore(): void;
  /** Exactly these headers and this body, nothing added but Host and Content-Length. */
  send(method: string, path: string, options?: RequestOptions): Promise<HttpAnswer>;
  /** A signed access token for Ada; claims may be replaced. */
  token(claims?: Record<string, unknown>, options?: { kid?: string; expiresIn?: number }): Promise<string>;
  stop(): Promise<void>;
}

const notScripted = (): never => {
  throw new AppError('internal', { detail: 'no test asks for this' });
};

/** The gateway as it is, before two services that answer what a test tells them to, over real gRPC. */
export async function startGateway(
  options: { env?: Record<string, string>; logger?: Logger; routes?: GatewayOverrides['routes'] } = {},
): Promise<TestGateway> {
  const directory = await mkdtemp(join(tmpdir(), 'gateway-'));
  const credential = options.env?.['RPC_CREDENTIAL'] ?? newSecret();
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }] };
  const epochs = new Map([[ada.customerId, 3]]);
  const calls: Call[] = [];

  const scriptedIdentity: IdentityHandlers = {
    CreateCredential: notScripted,
    ActivateCredential: notScripted,
    ListPendingCredentials: notScripted,
    DeletePendingCredential: notScripted,
    ImportCredentials: notScripted,
    MintLinks: notScripted,
    AnonymiseCredential: notScripted,
    StageRegistration: notScripted,
    RequestConfirmation: () => Promise.resolve({}),
    ListSessions: () => Promise.resolve({ sessions: [] }),
    EndSession: () => Promise.resolve({ ended: true }),
    EndSessions: () => Promise.resolve({}),
    ConfirmRegistration: () => Promise.resolve({ customerId: ada.customerId }),
    Authenticate: () => Promise.resolve({ tokens }),
    RefreshSession: () => Promise.resolve({ tokens }),
    ChangePassword: ({ openSession }) => Promise.resolve(openSession ? { tokens } : {}),
    RequestReset: () => Promise.resolve({}),
    InspectLink: () => Promise.resolve({ state: 'LINK_STATE_LIVE', customerId: ada.customerId }),
    RestorePassword: () => Promise.resolve({ customerId: ada.customerId }),
    GetJwks: () => Promise.resolve({ jwksJson: JSON.stringify(jwks) }),
    GetEpochs: ({ customerIds }) =>
      Promise.resolve({
        epochs: customerIds.flatMap((customerId) => {
          const epoch = epochs.get(customerId);
          return epoch === undefined ? [] : [{ customerId, epoch }];
        }),
      }),
  };
  const {
    customer: scriptedCustomer,
    accounts: scriptedAccounts,
    directory: scriptedDirectory,
  } = scriptedCustomers(ada);
  const accounts = { ...scriptedAccounts };
  const customers = { ...scriptedDirectory };
  const identity = { ...scriptedIdentity };
  const owner = scriptedOwner();
  const customer = { ...scriptedCustomer };
  const scripted = scriptedStaff();
  const staff = { ...scripted };
  const imports = scriptedImports();
  const campaigns = scriptedCampaigns();
  const ownKeys = scriptedKeys();
  const keys = { ...ownKeys };
  const audit = scriptedAudit();
  const deliveries = scriptedDeliveries();
  const systems = { identity: scriptedSystem('identity'), customer: scriptedSystem('customer') };

  const shared = { callers: { gateway: credential }, logger: silentLogger };
  const servers = [
    await startGrpcServer({
      ...shared,
      services: [
        serving({
          service: identityService,
          handlers: recording(scriptedIdentity, identity, calls),
          allow: allowAll(scriptedIdentity),
        }),
        serving({ service: keyService, handlers: recording(ownKeys, keys, calls), allow: allowAll(ownKeys) }),
        ownerServer(owner, calls),
        auditServer(audit, calls),
        systemServer(systems.identity),
        serving({
          service: staffService,
          handlers: recording(scripted, staff, calls),
          allow: allowAll(scripted),
        }),
        accountServer(accounts, calls),
      ],
      listen: `unix:${directory}/identity.sock`,
    }),
    await startGrpcServer({
      ...shared,
      services: [
        serving({
          service: customerService,
          handlers: recording(scriptedCustomer, customer, calls),
          allow: allowAll(scriptedCustomer),
        }),
        systemServer(systems.customer),
        importServer(imports, calls),
        campaignServer(campaigns, calls),
        directoryServer(customers, calls),
      ],
      listen: `unix:${directory}/customer.sock`,
    }),
    await startGrpcServer({
      ...shared,
      services: [deliveriesServer(deliveries, calls)],
      listen: `unix:${directory}/notification.sock`,
    }),
  ];
  const config = loadGatewayConfig({
    PORT: '0',
    PUBLIC_URL: publicUrl,
    SHOP_NAME: 'Ada & Sons',
    HEALTH_LISTEN: 'off',
    RPC_CREDENTIAL: credential,
    IDENTITY_ADDRESS: `unix:${directory}/identity.sock`,
    CUSTOMER_ADDRESS: `unix:${directory}/customer.sock`,
    NOTIFICATION_ADDRESS: `unix:${directory}/notification.sock`,
    ...options.env,
  });
  const stopServices = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(directory, { recursive: true, force: true });
  };
  const app = await buildApp(config, {
    logger: options.logger ?? silentLogger,
    ...(options.routes === undefined ? {} : { routes: options.routes }),
  }).catch(async (error: unknown) => {
    await stopServices();
    throw error;
  });

  return {
    port: app.port,
    identity,
    owner,
    customer,
    staff,
    ...{ accounts, directory: customers },
    imports,
    campaigns,
    keys,
    audit,
    deliveries,
    systems,
    calls,
    epochs,
    restore: () => {
      Object.assign(identity, scriptedIdentity);
      Object.assign(owner, scriptedOwner());
      Object.assign(customer, scriptedCustomer);
      Object.assign(staff, scripted);
      Object.assign(accounts, scriptedAccounts);
      Object.assign(customers, scriptedDirectory);
      Object.assign(imports, scriptedImports());
      Object.assign(campaigns, scriptedCampaigns());
      Object.assign(keys, ownKeys);
      Object.assign(audit, scriptedAudit());
      Object.assign(deliveries, scriptedDeliveries());
      Object.assign(systems.identity, scriptedSystem('identity'));
      Object.assign(systems.customer, scriptedSystem('customer'));
      calls.length = 0;
    },
    send: (method, path, request = {}) => send(app.port, method, path, request),
    token: (claims = {}, { kid = 'k1', expiresIn = 900 } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        iss: publicUrl,
        aud: 'frontend',
        sub: ada.customerId,
        customer_reference: ada.customerReference,
        scopes: ['customer'],
        epoch: 3,
        sid: 's1',
        jti: 'j1',
        iat: now,
        nbf: now,
        exp: now + expiresIn,
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(privateKey);
    },
    stop: async () => {
      await app.stop();
      await stopServices();
    },
  };
}

/** Exactly these headers and this body, nothing added but Host and Content-Length. */
export function send(
  port: number,
  method: string,
  path: string,
  options: RequestOptions,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const { headers = {}, body } = options;
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, headers: { ...length, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            reason: response.statusMessage ?? '',
            headers: response.headers,
            rawHeaders: response.rawHeaders,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

export const jsonApi = { Accept: 'application/vnd.api+json', 'Content-Type': 'application/vnd.api+json' };

/** The body of a Glue request. */
export function document(type: string, attributes: Record<string, unknown>): string {
  return JSON.stringify({ data: { type, attributes } });
}
