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
import { accountStateOf, type AccountState } from '../../domain/account-state.ts';
import type { RecordActs } from '../../domain/audit/record-acts.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import type { Keyring } from '../../domain/keyring.ts';
import type { Credential, StoredPassword } from '../../domain/credential.ts';
import { normaliseLogin, type Login } from '../../domain/login.ts';
import type { PasswordHasher } from '../../domain/password-hasher.ts';
import { actsOfInserts, hashClassOf, passwordAct, type ImportedAccount } from './acts-of-inserts.ts';

export interface ImportCredentialsDeps {
  credentials: Pick<CredentialRepository, 'findMany' | 'saveImported'>;
  /** Keys of the MACs of applied cells. */
  macKeys: Keyring;
  hasher: Pick<PasswordHasher, 'hashImported'>;
  publish: PublishEvents;
  recordActs: RecordActs;
  clock: Clock;
  newId: () => string;
}

/** A row whose write met something else is decided anew on what is there then; more often only under a storm of writes. */
const maxRounds = 3;

/** What became of the rows, in their order, and the accounts that this very call has created. */
export interface ImportedBatch {
  readonly outcomes: readonly ImportOutcome[];
  readonly created: readonly AccountState[];
}

/**
 * Applies imported rows to credentials, each in one guarded write, the whole batch in few calls of the store. Decided
 * from what is stored, so that the same rows again change nothing, wherever an earlier run ended.
 * @param given each customer once
 * @param options.importId rows that this import has applied already are only told again
 * @param options.overwritePasswords whether cells replace passwords that their owners have set
 * @param options.dryRun whether nothing is stored, and the outcomes are those against what is stored now
 */
export async function importCredentials(
  deps: ImportCredentialsDeps,
  given: readonly (Omit<CredentialRow, 'login'> & { login: string })[],
  options: { importId: string; overwritePasswords: boolean; dryRun: boolean },
): Promise<ImportedBatch> {
  const rows = given.map((row) => ({ ...row, login: normaliseLogin(row.login) }));
  const outcomes = new Map<string, ImportOutcome>();
  const created: AccountState[] = [];
  /** Outcomes of writes of which the store could not say whether they happened. */
  const perhaps = new Map<string, ImportOutcome>();
  let todo = rows;
  for (let round = 1; round <= maxRounds && todo.length > 0; round += 1) {
    const decided = await decide(deps, todo, options);
    const { inserted, refused, unknown } = options.dryRun ? nothingSaved : await save(deps, decided, options);
    created.push(...inserted.map((credential) => accountStateOf(credential, deps.clock.now())));
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
  return { outcomes: rows.map((row) => outcomes.get(row.customerId) ?? 'busy'), created };
}

/** With the entries of the audit trail, in the same write. */
function told({ clock, newId }: ImportCredentialsDeps, write: ImportWrite): ToldImportWrite {
  if ('insert' in write) return write;
  const { login, password } = write.update;
  const tell = (act: AuditAct, details: { via?: string; hashClass?: string }): CredentialEvent =>
    audited(currentOrigin(), { id: newId(), at: clock.now(), act, subject: write.customerId, details });
  const events = login === undefined ? [] : [tell('account.email_changed', { via: 'file' })];
  if (password !== undefined) events.push(tell(passwordAct(password), { hashClass: hashClassOf(password) }));
  return { ...write, events };
}

interface Decided {
  verdicts: Verdict[];
  writes: ImportWrite<PasswordToStore>[];
}

interface Verdict {
  row: CredentialRow;
  existing: Credential | undefined;
  verdict: ReturnType<typeof decideImport>;
  mayChange: boolean;
}

interface Saved {
  inserted: readonly Credential[];
  refused: ReadonlySet<string>;
  unknown: boolean;
}

const nothingSaved: Saved = { inserted: [], refused: new Set(), unknown: false };

async function save(
  deps: ImportCredentialsDeps,
  { verdicts, writes }: Decided,
  { importId }: { importId: string },
): Promise<Saved> {
  const hashed = await Promise.all(writes.map((write) => withHash(deps, write)));
  const inserts = new Map(
    hashed.flatMap((write) => ('insert' in write ? [[write.insert.customerId, write.insert]] : [])),
  );
  if (inserts.size > 0) {
    // Of those that a run which was cut off has stored, the same is told again: the same entries come of it.
    const accounts = verdicts.flatMap(({ row, verdict, existing }): ImportedAccount[] => {
      const insert = inserts.get(row.customerId) ?? (verdict === 'created' ? existing : undefined);
      return insert === undefined ? [] : [insert];
    });
    await deps.recordActs(actsOfInserts(accounts, { importId, at: deps.clock.now() }));
  }
  const toldWrites = hashed.map((write) => told(deps, write));
  const saved = await deps.credentials.saveImported(toldWrites);
  // Where it cannot be told which were stored, those that were are swept up.
  if (!saved.unknown) publishUpdates(deps, toldWrites, saved.refused);
  return {
    ...saved,
    inserted: [...inserts.values()].filter(({ customerId }) => !saved.refused.has(customerId)),
  };
}

function publishUpdates(
  { publish }: ImportCredentialsDeps,
  writes: readonly ToldImportWrite[],
  refused: ReadonlySet<string>,
): void {
  for (const write of writes)
    if ('events' in write && !refused.has(write.customerId)) publish(write.customerId, write.events);
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
    const { password } = write.insert;
    return { insert: { ...write.insert, password: password && (await hashed(password)) } };
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
): Promise<Decided> {
  const stored = await credentials.findMany({
    customerIds: rows.map((row) => row.customerId),
    logins: [...new Set(rows.map((row) => row.login))],
  });
  const byId = new Map(stored.map((each) => [each.customerId, each]));
  const byLogin = new Map<Login, (typeof stored)[number]>(stored.map((each) => [each.login, each]));
  const context = { macKeys, now: clock.now(), importId, overwrite: overwritePasswords };
  const verdicts = rows.map((row) => {
    const existing = byId.get(row.customerId);
    return { row, existing, verdict: decideImport(row, existing, byLogin.get(row.login), context) };
  });
  const writes = verdicts.flatMap(({ verdict }) => (typeof verdict === 'string' ? [] : [verdict]));
  const moving = new Set(
    writes.flatMap((write) =>
      'update' in write && write.update.login !== undefined ? [write.customerId] : [],
    ),
  );
  return {
    writes,
    verdicts: verdicts.map((each) => ({
      ...each,
      mayChange: each.verdict === 'login-taken' && moving.has(byLogin.get(each.row.login)?.customerId ?? ''),
    })),
  };
}
