import { CommandError } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { openFind } from '../query/query.ts';
import { readSort } from '../query/sort.ts';
import type { EncodedReply } from '../wire/cursor-reply.ts';
import {
  assertNoVariables,
  assertSimpleCollation,
  collectionName,
  readCount,
  readDocument,
  type Command,
} from './command.ts';
import { FIRST_BATCH, firstBatch } from './cursors.ts';

/** Options that would change the answer and are not served; false is harmless. */
const REFUSED = ['tailable', 'awaitData', 'returnKey', 'showRecordId', 'oplogReplay'];

export const find: Command = {
  options: [
    'filter', 'projection', 'sort', 'skip', 'limit', 'batchSize', 'singleBatch', 'hint', 'collation', 'allowDiskUse', 'noCursorTimeout',
    'allowPartialResults', 'let', ...REFUSED,
  ], // prettier-ignore
  run: async (command, { store, database }): Promise<EncodedReply> => {
    const name = collectionName(command, 'find');
    for (const option of REFUSED) {
      if (Boolean(command[option]))
        throw new CommandError(72, `the embedded store does not support find's '${option}'`);
    }
    assertSimpleCollation(command);
    assertNoVariables(command);
    const filter = readDocument(command, 'filter', 'find');
    const window = { skip: readCount(command, 'skip', 0), limit: readCount(command, 'limit', 0) || Infinity };
    const projection = compileProjection(command['projection'], filter, store.clock.now());
    const specification = { filter, sort: readSort(command['sort']), hint: command['hint'] };
    const cursor = await openFind(
      store,
      store.catalog.find(database, name),
      specification,
      window,
      projection,
    );
    return firstBatch(
      store,
      cursor,
      `${database}.${name}`,
      readCount(command, 'batchSize', FIRST_BATCH),
      command['singleBatch'] === true,
    );
  },
};
