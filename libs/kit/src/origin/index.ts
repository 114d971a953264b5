import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What kind of somebody acts. `anonymous`: whoever sent a request without showing who they are (somebody who uses a
 * mailed link, too). `staff`: a Back Office user. `operator`: a bearer token of ADMIN_TOKENS. `import`, `campaign`: a run
 * that somebody started. `event`: a message of the bus. `system`: one of our processes on its own account.
 */
export const actorKinds = [
  'anonymous',
  'customer',
  'staff',
  'operator',
  'import',
  'campaign',
  'event',
  'system',
] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Who acts. It travels with every RPC and ends in the audit trail, so that nothing of it names a person in clear. */
export interface Actor {
  readonly kind: ActorKind;
  /** The id of the customer, staff user, import, campaign or event, the operator's or the process's name; empty for anonymous. */
  readonly id: string;
  /** What helps to read it: the role of staff and operators, the type of an event. May be empty; never an e-mail address. */
  readonly name: string;
  /** The client's network, coarsened at the gateway (AUDIT_ADDRESS): `192.0.2.0/24`; empty where there is none. */
  readonly address: string;
}

/** Where an act comes from. */
export interface Origin {
  readonly actor: Actor;
  /** Correlates log lines and audit entries across processes; made at the edge. */
  readonly requestId: string;
}

interface Scope {
  origin: Origin;
}

const scopes = new AsyncLocalStorage<Scope>();
const nobody: Origin = { actor: { kind: 'system', id: '', name: '', address: '' }, requestId: '' };

/**
 * Runs `work`, and whatever it starts, as coming from `origin`: every RPC that is sent says so, and currentOrigin
 * answers it. An RPC's handler and a bus subscription are run like this by the kit, a request at the gateway by its
 * first step.
 */
export function runAs<Result>(origin: Origin, work: () => Result): Result {
  return scopes.run({ origin }, work);
}

/** Within runAs: from here on this is who acts, such as the customer of a token that was just verified. Keeps the address unless given one. */
export function actAs(actor: Omit<Actor, 'address'> & { address?: string }): void {
  const scope = scopes.getStore();
  if (scope === undefined) return;
  const { requestId, actor: before } = scope.origin;
  scope.origin = { requestId, actor: { ...actor, address: actor.address ?? before.address } };
}

/** Who acts here, and in which request; outside of every request the process itself, as `system` without an id. */
export function currentOrigin(): Origin {
  return scopes.getStore()?.origin ?? nobody;
}

/** As currentOrigin; undefined outside of every request. */
export function givenOrigin(): Origin | undefined {
  return scopes.getStore()?.origin;
}
