import type { Metadata, sendUnaryData } from '@grpc/grpc-js';
import { AppError, asAppError, type ErrorCode } from '../errors/index.ts';
import type { Logger } from '../logging/index.ts';
import { runAs } from '../origin/index.ts';
import { actorOf, requestIdOf, type CallerProof } from './metadata.ts';
import type { Observe } from './rpc-metrics.ts';
import { toStatus } from './status-mapping.ts';
import type { CallContext } from './types.ts';

/** A call whose caller set no deadline, or a later one, is given up after this time. */
const serverDeadlineMs = 30_000;

export type UntypedHandler = (request: unknown, context: CallContext) => Promise<unknown>;

export interface Rpc {
  /** `/identity.v1.IdentityService/Authenticate` */
  path: string;
  allow: readonly string[];
  handle: UntypedHandler | undefined;
}

export interface CallDeps {
  callerOf: CallerProof;
  logger: Logger;
  observe: Observe;
}

/** What is looked at of a call, whichever way it came. */
export interface IncomingCall {
  readonly request: unknown;
  readonly metadata: Metadata;
  once(event: 'cancelled', listener: () => void): unknown;
  off(event: 'cancelled', listener: () => void): unknown;
}

type Outcome = { code: 'ok'; answer: unknown } | { code: ErrorCode; error: AppError } | { code: 'cancelled' };

/**
 * One call from proof to answer: answered, measured and logged exactly once, by what comes first: the handler,
 * the caller's going away, or the deadline. Resolves when the handler has ended too; never rejects.
 */
export async function answerCall(
  rpc: Rpc,
  call: IncomingCall,
  callback: sendUnaryData<unknown>,
  deps: CallDeps,
): Promise<void> {
  const started = performance.now();
  const requestId = requestIdOf(call.metadata);
  const caller = deps.callerOf(call.metadata);
  const bound = timeBound(call);
  const actor = actorOf(call.metadata, caller ?? '');
  const work = runAs({ actor, requestId }, () => run(rpc, call.request, { caller, requestId, actor }));

  const outcome = await Promise.race([work, bound.passed]);
  bound.clear();
  const seconds = (performance.now() - started) / 1000;
  if ('answer' in outcome) callback(null, outcome.answer);
  else if ('error' in outcome) callback(toStatus(outcome.error));
  deps.observe(rpc.path, outcome.code, seconds);
  log(deps.logger, outcome, { rpc: rpc.path, requestId, caller, code: outcome.code, seconds });
  await work;
}

async function run(
  rpc: Rpc,
  request: unknown,
  context: Omit<CallContext, 'caller'> & { caller: string | undefined },
): Promise<Outcome> {
  try {
    const { caller } = context;
    if (caller === undefined) throw new AppError('caller_unknown');
    if (!rpc.allow.includes(caller)) throw new AppError('caller_not_allowed');
    if (rpc.handle === undefined) throw new AppError('internal', { detail: `${rpc.path} has no handler` });
    return { code: 'ok', answer: await rpc.handle(request, { ...context, caller }) };
  } catch (thrown) {
    const error = asAppError(thrown);
    return { code: error.code, error };
  }
}

/** Passes when the caller goes, when its deadline does (the library cancels then), or at the server's own deadline. */
function timeBound(call: IncomingCall): { passed: Promise<Outcome>; clear: () => void } {
  const { promise: passed, resolve } = deferred<Outcome>();
  const timer = setTimeout(() => {
    const error = new AppError('unavailable', { detail: `not done after ${serverDeadlineMs} ms` });
    resolve({ code: error.code, error });
  }, serverDeadlineMs);
  const cancelled = (): void => resolve({ code: 'cancelled' });
  call.once('cancelled', cancelled);
  const clear = (): void => {
    clearTimeout(timer);
    // The library says 'cancelled' at the end of every call, also of those that were answered.
    call.off('cancelled', cancelled);
  };
  return { passed, clear };
}

function deferred<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** What callers do wrong is theirs to know; what fails on our side is an operator's. */
function log(logger: Logger, outcome: Outcome, facts: object): void {
  if (!('error' in outcome)) {
    logger.debug(facts, 'rpc');
    return;
  }
  const { error } = outcome;
  if (error.kind === 'internal') logger.error({ ...facts, err: error }, 'rpc failed');
  else if (error.kind === 'unavailable') logger.warn({ ...facts, err: error }, 'rpc cut off');
  else if (error.code === 'caller_unknown' || error.code === 'caller_not_allowed')
    logger.warn(facts, 'rpc refused');
  else logger.debug({ ...facts, detail: error.detail }, 'rpc refused');
}
