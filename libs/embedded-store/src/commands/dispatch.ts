import { CommandError } from '../errors.ts';
import { faultError, WRITE_CONCERN_TIMEOUT } from '../faults.ts';
import { isDocument, type Document } from '../values/document.ts';
import { EncodedReply } from '../wire/cursor-reply.ts';
import type { Command, CommandContext, CommandReply } from './command.ts';
import { COMMANDS } from './commands.ts';

/** Options every command takes. `$clusterTime` and read preferences mean nothing to a single server. */
const GENERIC_OPTIONS = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
]);

const READ_CONCERNS = new Set<unknown>([undefined, 'local', 'majority', 'available']);

/** Sessions and transactions are refused in MongoDB's words for a standalone server. */
function assertNoSession(command: Document): void {
  if (
    command['txnNumber'] !== undefined ||
    command['startTransaction'] !== undefined ||
    command['autocommit'] !== undefined
  ) {
    throw new CommandError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
  if (command['lsid'] !== undefined)
    throw new CommandError(72, 'the embedded store does not support sessions');
}

function assertConcerns(command: Document): void {
  const { readConcern, writeConcern } = command;
  if (isDocument(readConcern) && !READ_CONCERNS.has(readConcern['level'])) {
    throw new CommandError(
      72,
      `the embedded store does not support read concern '${String(readConcern['level'])}'`,
    );
  }
  const w = isDocument(writeConcern) ? writeConcern['w'] : undefined;
  if (w === undefined || w === 'majority' || w === 0 || w === 1) return;
  throw new CommandError(2, "cannot use 'w' > 1 when a host is not replicated");
}

function assertOptions(name: string, command: Document, known: Command): void {
  assertNoSession(command);
  for (const option of Object.keys(command)) {
    if (option === name || GENERIC_OPTIONS.has(option) || known.options.includes(option)) continue;
    throw new CommandError(40415, `BSON field '${name}.${option}' is an unknown field.`);
  }
  assertConcerns(command);
}

function errorReply(error: CommandError): Document {
  return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.details };
}

async function run(name: string, command: Document, context: CommandContext): Promise<CommandReply> {
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (known === undefined) throw new CommandError(59, `no such command: '${name}'`);
  assertOptions(name, command, known);
  const fault = context.faults?.take(name, command);
  if (fault === 'notWritablePrimary') throw faultError(fault, context.database);
  if (fault === 'duplicateKeyOnUpsert') return duplicateKeyReply(name, command, context.database);
  const reply = await known.run(command, context);
  if (reply instanceof EncodedReply) return reply;
  return {
    ...reply,
    ...(fault === 'writeConcernTimeout' ? { writeConcernError: WRITE_CONCERN_TIMEOUT } : {}),
    ok: 1,
  };
}

/** A bulk update reports a duplicate key per statement, findAndModify as its own failure. */
function duplicateKeyReply(name: string, command: Document, database: string): Document {
  const error = faultError('duplicateKeyOnUpsert', `${database}.${String(command[name])}`);
  if (name === 'findAndModify') throw error;
  return {
    n: 0,
    nModified: 0,
    writeErrors: [{ index: 0, code: error.code, errmsg: error.message, ...error.details }],
    ok: 1,
  };
}

/** Runs a command and answers in any case; only failures that are no `CommandError` are bugs, and logged as such. */
export async function dispatch(command: Document, context: CommandContext): Promise<CommandReply> {
  const [name = ''] = Object.keys(command);
  try {
    return await run(name, command, context);
  } catch (error) {
    if (error instanceof CommandError) return errorReply(error);
    context.logger.error({ err: error, command: name }, 'embedded store: a command failed unexpectedly');
    return errorReply(new CommandError(1, error instanceof Error ? error.message : String(error)));
  }
}
