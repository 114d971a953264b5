import { audited, type AuditAct } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import {
  decideImport,
  type CredentialRow,
  type ImportOutcome,
  type ImportWrite,
  type PasswordToStore,
  type ToldImportWrite,
} from '../../domain/credential-import.ts';
import { currentOrigin } from '@latchkey/kit/origin';
import { className, classOf } from '../../domain/password-class.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import type { Keyring } from '../../domain/keyring.ts';
import type { StoredPassword } from '../../domain/credential.ts';
import { normaliseLogin, type Login } from '../../domain/login.ts';
import type { PasswordHasher } from '../../domain/password-hasher.ts';

export interface ImportCredentialsDeps {
  credentials: Pick<CredentialRepository, 'findMany' | 'saveImported'>;
  /** Keys of the MACs of applied cells. */
  macKeys: Keyring;
  hasher: Pick<PasswordHasher, 'hashImported'>;
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/** A row whose write met something else is decided anew on what is there then; more often only under a storm of writes. */
const maxRounds = 3;

/**
 * Applies imported rows to credentials, each in one guarded write, the whole batch in two calls of the store. Decided
 * from what is stored, so that the same rows again change nothing, wherever an earlier run ended.
 * @param given each customer once
 * @param options.importId rows that this import has applied already are only told again
 * @param options.overwritePasswords whether cells replace passwords that their owners have set
 * @param options.dryRun whether nothing is stored, and the outcomes are those against what is stored now
 * @returns what became of each row, in their order
 */
export async function importCredentials(
  deps: ImportCredentialsDeps,
  given: readonly (Omit<CredentialRow, 'login'> & { login: string })[],
  options: { importId: string; overwritePasswords: boolean; dryRun: boolean },
): Promise<ImportOutcome[]> {
  const rows = given.map((row) => ({ ...row, login: normaliseLogin(row.login) }));
  const outcomes = new Map<string, ImportOutcome>();
  /** Outcomes of writes of which the store could not say whether they happened. */
  const perhaps = new Map<string, ImportOutcome>();
  let todo = rows;
  for (let round = 1; round <= maxRounds && todo.length > 0; round += 1) {
    const decided = await decide(deps, todo, options);
    const { refused, unknown } = options.dryRun ? nothingSaved : await save(deps, decided.writes);
    const again: CredentialRow[] = [];
    for (const { row, verdict, mayChange } of decided.verdicts) {
      if (typeof verdict === 'string') {
        outcomes.set(
          row.customerId,
          verdict === 'unchanged' ? (perhaps.get(row.customerId) ?? verdict) : verdict,
        );
        // Whoever has the address is giving it away in this very batch.
        if (mayChange && !options.dryRun) again.push(row);
      } else if (refused.has(row.customerId)) {
        outcomes.set(row.customerId, 'busy');
        again.push(row);
      } else {
        const outcome = 'insert' in verdict ? 'created' : 'updated';
        if (unknown && outcome === 'updated') {
          perhaps.set(row.customerId, outcome);
          outcomes.set(row.customerId, 'busy');
          again.push(row);
        } else outcomes.set(row.customerId, outcome);
      }
    }
    todo = again;
  }
  return rows.map((row) => outcomes.get(row.customerId) ?? 'busy');
}

/** With the entries of the audit trail, in the same write. */
function told({ clock, newId }: ImportCredentialsDeps, write: ImportWrite): ToldImportWrite {
  const inserted = 'insert' in write;
  const { customerId: subject, password } = inserted
    ? write.insert
    : { customerId: write.customerId, password: write.update.password };
  const tell = (act: AuditAct, details: Parameters<typeof audited>[1]['details'] = {}): CredentialEvent =>
    audited(currentOrigin(), { id: newId(), at: clock.now(), act, subject, details });
  const events = inserted ? [tell('account.imported')] : [];
  if (!inserted && write.update.login !== undefined)
    events.push(tell('account.email_changed', { via: 'file' }));
  if (password !== undefined) {
    const known = classOf(password.phc);
    const hashClass = known === undefined ? 'unknown' : className(known);
    const act = password.origin === 'import' ? 'password.hash_imported' : 'password.imported';
    events.push(tell(act, { hashClass }));
  }
  return { ...write, events };
}

function publishAll(
  { publish }: ImportCredentialsDeps,
  writes: readonly ToldImportWrite[],
  refused: ReadonlySet<string>,
): void {
  for (const write of writes) {
    const customerId = 'insert' in write ? write.insert.customerId : write.customerId;
    if (!refused.has(customerId)) publish(customerId, write.events);
  }
}

interface Verdict {
  row: CredentialRow;
  verdict: ReturnType<typeof decideImport>;
  mayChange: boolean;
}

const nothingSaved = { refused: new Set<string>(), unknown: false };

async function save(
  deps: ImportCredentialsDeps,
  decided: readonly ImportWrite<PasswordToStore>[],
): ReturnType<CredentialRepository['saveImported']> {
  const writes = await Promise.all(decided.map(async (write) => told(deps, await withHash(deps, write))));
  const saved = await deps.credentials.saveImported(writes);
  // Where it cannot be told which were stored, those that were are swept up.
  if (!saved.unknown) publishAll(deps, writes, saved.refused);
  return saved;
}

async function withHash(
  { hasher }: ImportCredentialsDeps,
  write: ImportWrite<PasswordToStore>,
): Promise<ImportWrite> {
  const hashed = async ({ cell, ...rest }: PasswordToStore): Promise<StoredPassword> => ({
    ...rest,
    phc: await hasher.hashImported(cell),
  });
  if ('insert' in write) {
    const { password, ...rest } = write.insert;
    return { insert: { ...rest, password: password && (await hashed(password)) } };
  }
  const { password, ...update } = write.update;
  return {
    ...write,
    update: password === undefined ? update : { ...update, password: await hashed(password) },
  };
}

async function decide(
  { credentials, macKeys, clock }: ImportCredentialsDeps,
  rows: readonly CredentialRow[],
  { importId, overwritePasswords }: { importId: string; overwritePasswords: boolean },
): Promise<{ verdicts: Verdict[]; writes: ImportWrite<PasswordToStore>[] }> {
  const stored = await credentials.findMany({
    customerIds: rows.map((row) => row.customerId),
    logins: [...new Set(rows.map((row) => row.login))],
  });
  const byId = new Map(stored.map((each) => [each.customerId, each]));
  const byLogin = new Map<Login, (typeof stored)[number]>(stored.map((each) => [each.login, each]));
  const verdicts = rows.map((row) => ({
    row,
    verdict: decideImport(row, byId.get(row.customerId), byLogin.get(row.login), {
      macKeys,
      now: clock.now(),
      importId,
      overwrite: overwritePasswords,
    }),
  }));
  const writes = verdicts.flatMap(({ verdict }) => (typeof verdict === 'string' ? [] : [verdict]));
  const moving = new Set(
    writes.flatMap((write) =>
      'update' in write && write.update.login !== undefined ? [write.customerId] : [],
    ),
  );
  return {
    writes,
    verdicts: verdicts.map(({ row, verdict }) => ({
      row,
      verdict,
      mayChange: verdict === 'login-taken' && moving.has(byLogin.get(row.login)?.customerId ?? ''),
    })),
  };
}
