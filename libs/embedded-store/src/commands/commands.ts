import { badValue, CommandError } from '../errors.ts';
import { FAULT_KINDS } from '../faults.ts';
import type { Document } from '../values/document.ts';
import { AGGREGATE_COMMANDS } from './aggregate.ts';
import { COLLECTION_COMMANDS } from './collections.ts';
import type { Command } from './command.ts';
import { CURSOR_COMMANDS } from './cursors.ts';
import { deleteCommand } from './delete.ts';
import { explain } from './explain.ts';
import { find } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { HANDSHAKE_COMMANDS } from './handshake.ts';
import { INDEX_COMMANDS } from './indexes.ts';
import { insert } from './insert.ts';
import { update } from './update.ts';

/** `{ latchkeyFault: kind, times, command?, collection? }`; unknown unless the store was started with faults. `'off'` forgets all. */
const latchkeyFault: Command = {
  options: ['times', 'command', 'collection'],
  run: (command, { faults }): Document => {
    if (faults === undefined) throw new CommandError(59, "no such command: 'latchkeyFault'");
    const wanted = command['latchkeyFault'];
    if (wanted === 'off') {
      faults.clear();
      return {};
    }
    const kind = FAULT_KINDS.find((known) => known === wanted);
    if (kind === undefined) throw badValue(`unknown fault '${String(wanted)}'`);
    const { times, command: name, collection } = command;
    faults.add({
      kind,
      times: typeof times === 'number' ? times : 1,
      ...(typeof name === 'string' ? { command: name } : {}),
      ...(typeof collection === 'string' ? { collection } : {}),
    });
    return {};
  },
};

/** Everything the store answers to; anything else is 59 CommandNotFound. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  ...HANDSHAKE_COMMANDS,
  ...CURSOR_COMMANDS,
  ...COLLECTION_COMMANDS,
  ...INDEX_COMMANDS,
  ...AGGREGATE_COMMANDS,
  find,
  insert,
  update,
  delete: deleteCommand,
  findAndModify,
  explain,
  latchkeyFault,
};
