import { CommandError } from '../errors.ts';
import { newCounters } from '../query/candidates.ts';
import { Query } from '../query/query.ts';
import type { Plan } from '../query/planner.ts';
import { readSort } from '../query/sort.ts';
import { isDocument, type Document } from '../values/document.ts';
import { collectionName, readCount, readDocument, type Command } from './command.ts';

function winningPlan(plan: Plan, sorted: boolean): Document {
  const reached: Document =
    plan.kind === 'or'
      ? {
          stage: 'FETCH',
          inputStage: {
            stage: 'OR',
            inputStages: plan.branches.map(({ index }) => ({ stage: 'IXSCAN', indexName: index.name })),
          },
        }
      : plan.scan
        ? { stage: 'COLLSCAN', direction: plan.walk.reverse ? 'backward' : 'forward' }
        : {
            stage: 'FETCH',
            inputStage: {
              stage: 'IXSCAN',
              indexName: plan.walk.index.name,
              keyPattern: plan.walk.index.key,
              direction: plan.walk.reverse ? 'backward' : 'forward',
            },
          };
  return sorted ? reached : { stage: 'SORT', inputStage: reached };
}

/** Explains a find, and runs it to count what it examines, with counters of its own. */
export const explain: Command = {
  options: ['verbosity'],
  run: async (command, { store, database }): Promise<Document> => {
    const explained = command['explain'];
    if (!isDocument(explained) || !('find' in explained))
      throw new CommandError(72, 'the embedded store explains find only');
    const name = collectionName(explained, 'find');
    const collection = store.catalog.find(database, name);
    if (collection === undefined)
      return { queryPlanner: { namespace: `${database}.${name}`, winningPlan: { stage: 'EOF' } } };
    const counters = newCounters();
    const sort = readSort(explained['sort']);
    const filter = readDocument(explained, 'filter', 'find');
    const query = new Query(store, collection, { filter, sort, hint: explained['hint'] }, counters);
    const sorted = sort.length === 0 || query.sorted;
    const wanted = readCount(explained, 'skip', 0) + (readCount(explained, 'limit', 0) || Infinity);
    let found = 0;
    await query.each(() => {
      found += 1;
      return sorted && found >= wanted;
    });
    return {
      queryPlanner: { namespace: `${database}.${name}`, winningPlan: winningPlan(query.plan, sorted) },
      executionStats: {
        executionSuccess: true,
        nReturned: Math.min(found, wanted) - Math.min(found, readCount(explained, 'skip', 0)),
        totalKeysExamined: counters.keysExamined,
        totalDocsExamined: counters.docsExamined,
      },
    };
  },
};
