import {
  campaignOrderService,
  customerService,
  type CampaignOrderServiceDefinition,
  type CustomerServiceDefinition,
} from '@latchkey/contracts/customer';
import {
  identityService,
  ownerService,
  type IdentityServiceDefinition,
  type OwnerServiceDefinition,
} from '@latchkey/contracts/identity';
import { staffService, type StaffServiceDefinition } from '@latchkey/contracts/staff';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { serving, startGrpcServer, type GrpcServer, type Handlers } from '@latchkey/kit/grpc';
import { newId, newSecret } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';

export interface Person {
  customerId: string;
  email: string;
  firstName: string;
  lastName: string;
  locale: string;
}

/** What identity and customer know, and how they behave at the moment. */
export interface People {
  /** By request id: whose it is; a request that is not here has no account. */
  readonly requests: Map<string, Person>;
  /** By request id: the Back Office user it is of. */
  readonly staff: Map<string, { email: string; name: string; locale: string }>;
  /** By request id of an e-mail change: who the account was when it was asked for. */
  readonly previous: Map<string, Person>;
  /** By customer id. */
  readonly customers: Map<string, Person>;
  /** By request id: the tokens handed out, the same for the same request. */
  readonly tokens: Map<string, string>;
  /** How many links each MintLinks call asked for. */
  readonly mints: number[];
  readonly contactCalls: number[];
  /** By campaign id: its order. */
  readonly campaigns: Map<string, 'running' | 'paused' | 'cancelled'>;
  /** How often the orders were asked for. */
  orderCalls: number;
  identityAway: boolean;
  customerAway: boolean;
  /** Given instead of a link, where set. */
  refusal:
    'REASON_OVERTAKEN' | 'REASON_LIMIT' | 'REASON_ACCOUNT_STATE' | 'REASON_UNKNOWN_REQUEST' | undefined;
}

let people = 0;

export function aPerson(change: Partial<Person> = {}): Person {
  people += 1;
  return {
    customerId: newId(),
    email: `Person.${people}@mail.example`,
    firstName: 'Ada',
    lastName: 'Lovelace',
    locale: '',
    ...change,
  };
}

export function createPeople(): People {
  return {
    requests: new Map(),
    staff: new Map(),
    previous: new Map(),
    customers: new Map(),
    tokens: new Map(),
    mints: [],
    contactCalls: [],
    campaigns: new Map(),
    orderCalls: 0,
    identityAway: false,
    customerAway: false,
    refusal: undefined,
  };
}

const linkLifeMs = 30 * 60_000;
const away = (): never => {
  throw new AppError('unavailable', { detail: 'away' });
};

/** Serves MintLinks of identity, GetContacts and ListCampaignOrders of customer over gRPC. */
export async function startFakePeople(options: {
  known: People;
  clock: Clock;
  identityListen: string;
  customerListen: string;
  credential: string;
}): Promise<{ stop(): Promise<void> }> {
  const servers = [await startIdentity(options), await startCustomer(options)];
  return {
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

type Options = Parameters<typeof startFakePeople>[0];

function startIdentity({ known, clock, identityListen, credential }: Options): Promise<GrpcServer> {
  const unused = Object.fromEntries(
    Object.keys(identityService).map((name) => [name, () => Promise.reject(new AppError('internal'))]),
  );
  const mint: Handlers<IdentityServiceDefinition>['MintLinks'] = ({ links }) => {
    known.mints.push(links.length);
    if (known.identityAway) away();
    return Promise.resolve({
      links: links.map(({ requestId, campaignId, customerId: named }) => {
        const person = campaignId === '' ? known.requests.get(requestId) : known.customers.get(named);
        if (person === undefined) return { requestId, refused: { reason: 'REASON_NO_ACCOUNT' as const } };
        if (known.refusal !== undefined) return { requestId, refused: { reason: known.refusal } };
        const token = known.tokens.get(requestId) ?? newSecret();
        known.tokens.set(requestId, token);
        const times = { requestedAtMs: clock.now(), expiresAtMs: clock.now() + linkLifeMs };
        const { customerId, email: login } = person;
        return { requestId, minted: { token, customerId, login, locale: '', ...times } };
      }),
    });
  };
  const unusedStaff = Object.fromEntries(
    Object.keys(staffService).map((name) => [name, () => Promise.reject(new AppError('internal'))]),
  );
  const mintStaff: Handlers<StaffServiceDefinition>['MintStaffLinks'] = ({ links }) =>
    Promise.resolve({
      links: links.map(({ requestId }) => {
        const user = known.staff.get(requestId);
        if (user === undefined) return { refused: { reason: 'REASON_NO_ACCOUNT' as const } };
        const token = known.tokens.get(requestId) ?? newSecret();
        known.tokens.set(requestId, token);
        const times = { requestedAtMs: clock.now(), expiresAtMs: clock.now() + linkLifeMs };
        return { minted: { token, userId: newId(), ...user, ...times } };
      }),
    });
  const previous: Handlers<OwnerServiceDefinition>['GetPreviousLogins'] = ({ requestIds }) => {
    if (known.identityAway) away();
    const found = requestIds.flatMap((requestId) => {
      const person = known.previous.get(requestId);
      return person === undefined
        ? []
        : [{ requestId, customerId: person.customerId, login: person.email, locale: '' }];
    });
    return Promise.resolve({ logins: found });
  };
  const notAsked = (): never => {
    throw new AppError('internal');
  };
  const owner: Handlers<OwnerServiceDefinition> = {
    GetPreviousLogins: previous,
    VerifyPassword: notAsked,
    RequestEmailChange: notAsked,
    ConfirmEmailChange: notAsked,
    GetLogins: notAsked,
  };
  return startGrpcServer({
    services: [
      serving({ service: ownerService, handlers: owner, allow: allowAll(ownerService) }),
      serving({
        service: identityService,
        handlers: { ...unused, MintLinks: mint } as unknown as Handlers<IdentityServiceDefinition>,
        allow: allowAll(identityService),
      }),
      serving({
        service: staffService,
        handlers: {
          ...unusedStaff,
          MintStaffLinks: mintStaff,
        } as unknown as Handlers<StaffServiceDefinition>,
        allow: allowAll(staffService),
      }),
    ],
    callers: { notification: credential },
    listen: identityListen,
    logger: silentLogger,
  });
}

function startCustomer({ known, customerListen, credential }: Options): Promise<GrpcServer> {
  const unused = Object.fromEntries(
    Object.keys(customerService).map((name) => [name, () => Promise.reject(new AppError('internal'))]),
  );
  const contacts: Handlers<CustomerServiceDefinition>['GetContacts'] = ({ customerIds }) => {
    known.contactCalls.push(customerIds.length);
    if (known.customerAway) away();
    const found = customerIds.flatMap((id) => known.customers.get(id) ?? []);
    return Promise.resolve({ contacts: found.map((person) => ({ salutation: '', ...person })) });
  };
  const orders: Handlers<CampaignOrderServiceDefinition> = {
    ListCampaignOrders: () => {
      known.orderCalls += 1;
      if (known.customerAway) away();
      return Promise.resolve({
        orders: [...known.campaigns].map(([campaignId, state]) => ({ campaignId, state })),
      });
    },
  };
  return startGrpcServer({
    services: [
      serving({ service: campaignOrderService, handlers: orders, allow: allowAll(campaignOrderService) }),
      serving({
        service: customerService,
        handlers: { ...unused, GetContacts: contacts } as unknown as Handlers<CustomerServiceDefinition>,
        allow: allowAll(customerService),
      }),
    ],
    callers: { notification: credential },
    listen: customerListen,
    logger: silentLogger,
  });
}

function allowAll(service: object) {
  return Object.fromEntries(Object.keys(service).map((name) => [name, ['notification']])) as never;
}
