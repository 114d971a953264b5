import { CommandError, typeMismatch } from '../errors.ts';
import type { FaultSwitch } from '../faults.ts';
import type { StoreLogger } from '../logger.ts';
import type { Store } from '../store.ts';
import { isDocument, type Document } from '../values/document.ts';
import type { EncodedReply } from '../wire/cursor-reply.ts';
import type { Encoded } from '../wire/op-message.ts';

/** What a command works with. */
export interface CommandContext {
  readonly store: Store;
  readonly database: string;
  /** Documents of the command in the bytes they came in, where they came one by one. */
  readonly encoded: Encoded;
  readonly connectionId: number;
  readonly faults: FaultSwitch | undefined;
  readonly logger: StoreLogger;
}

export type CommandReply = Document | EncodedReply;

/** One command: the options it knows (a closed list) and what it does. The answer's `ok: 1` is added by the dispatcher. */
export interface Command {
  readonly options: readonly string[];
  readonly run: (command: Document, context: CommandContext) => CommandReply | Promise<CommandReply>;
}

/** Reads the collection a command is about. Errors: 73 InvalidNamespace. */
export function collectionName(command: Document, name: string): string {
  const collection = command[name];
  if (
    typeof collection !== 'string' ||
    collection === '' ||
    collection.includes('$') ||
    collection.includes('\0') ||
    collection.startsWith('system.')
  ) {
    throw new CommandError(73, `Invalid namespace specified '${String(collection)}'`);
  }
  return collection;
}

export function readDocument(command: Document, field: string, commandName: string): Document {
  const value = command[field];
  if (value === undefined || value === null) return {};
  if (!isDocument(value))
    throw typeMismatch(
      `BSON field '${commandName}.${field}' is the wrong type '${typeof value}', expected type 'object'`,
    );
  return value;
}

export function readDocuments(command: Document, field: string, commandName: string): readonly Document[] {
  const value = command[field];
  if (!Array.isArray(value) || !value.every(isDocument)) {
    throw typeMismatch(
      `BSON field '${commandName}.${field}' is missing or the wrong type, expected type 'array'`,
    );
  }
  if (value.length === 0 || value.length > 100_000) {
    throw new CommandError(
      16,
      `Write batch sizes must be between 1 and 100000. Got ${value.length} operations.`,
    );
  }
  return value;
}

/** A count such as `skip`; errors: 2 or 51024 when it is negative or no number. */
export function readCount(command: Document, field: string, fallback: number): number {
  const value = command[field];
  if (value === undefined || value === null) return fallback;
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw typeMismatch(`BSON field '${field}' is the wrong type, expected a whole number`);
  if (value < 0)
    throw new CommandError(51024, `BSON field '${field}' value must be >= 0, actual value '${value}'`);
  return value;
}

/** Refuses unknown fields of a sub-document such as one update statement (40415, as MongoDB's parser does). */
export function assertKnownFields(document: Document, known: readonly string[], where: string): void {
  for (const field of Object.keys(document)) {
    if (!known.includes(field))
      throw new CommandError(40415, `BSON field '${where}.${field}' is an unknown field.`);
  }
}

/** Collation other than plain byte order would change what matches; it is refused. */
export function assertSimpleCollation(command: Document): void {
  const collation = command['collation'];
  if (
    collation === undefined ||
    (isDocument(collation) && (collation['locale'] === 'simple' || Object.keys(collation).length === 0))
  )
    return;
  throw new CommandError(
    72,
    'the embedded store compares strings by code point only (collation locale "simple")',
  );
}

/** `let` variables are not supported; an empty one is harmless. */
export function assertNoVariables(command: Document): void {
  const variables = command['let'];
  if (variables !== undefined && (!isDocument(variables) || Object.keys(variables).length > 0)) {
    throw new CommandError(72, "the embedded store does not support 'let'");
  }
}
