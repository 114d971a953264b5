import { badValue, CommandError, failedToParse } from '../errors.ts';
import { compileExpression } from '../query/expression.ts';
import { compileFilter } from '../query/filter.ts';
import { readSort, Sorter } from '../query/sort.ts';
import { cloneValue, encodeDocument, isDocument, type Document } from '../values/document.ts';
import { encodeOrdered } from '../values/ordered-key.ts';
import { ownField, splitPath } from '../values/path.ts';
import { changeAt } from '../update/update-path.ts';
import { compileAccumulator, type Accumulator } from './accumulators.ts';
import { compileTransformStage } from './transform-stage.ts';

/** Takes documents and hands them on; answering true means it wants no more. */
export type Sink = (document: Document) => boolean;

/** A running stage: `take` gets each document, `end` is called once after the last. */
export interface Stage {
  take: Sink;
  end(): void;
}

/** Builds a stage in front of `next`. */
export type StageFactory = (next: Stage) => Stage;

const through = (next: Stage, take: Sink): Stage => ({ take, end: () => next.end() });

function match(operand: unknown, now: Date): StageFactory {
  if (!isDocument(operand)) throw failedToParse('the match filter must be an expression in an object');
  const test = compileFilter(operand, { now });
  return (next) => through(next, (document) => test(document) && next.take(document));
}

function count(operand: unknown, name: string, least: number): number {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < least) {
    throw badValue(
      `invalid argument to ${name} stage: Expected a ${least > 0 ? 'positive' : 'non-negative'} number in: ${name}: ${JSON.stringify(operand)}`,
    );
  }
  return operand;
}

function limit(operand: unknown): StageFactory {
  const most = count(operand, '$limit', 1);
  return (next) => {
    let taken = 0;
    return through(next, (document) => {
      if (taken >= most) return true;
      taken += 1;
      return next.take(document) || taken >= most;
    });
  };
}

function skip(operand: unknown): StageFactory {
  const first = count(operand, '$skip', 0);
  return (next) => {
    let skipped = 0;
    return through(next, (document) => {
      if (skipped >= first) return next.take(document);
      skipped += 1;
      return false;
    });
  };
}

function sort(operand: unknown): StageFactory {
  const fields = readSort(operand);
  if (fields.length === 0) throw failedToParse('$sort stage must have at least one sort key');
  return (next) => {
    const sorter = new Sorter<Document>(fields);
    return {
      take: (document) => {
        sorter.add(document, document, encodeDocument(document).length);
        return false;
      },
      end: () => {
        for (const document of sorter.take()) if (next.take(document)) break;
        next.end();
      },
    };
  };
}

function transform(name: string, operand: unknown, now: Date): StageFactory {
  const change = compileTransformStage(name, operand, now);
  return (next) => through(next, (document) => next.take(change(document)));
}

function countStage(operand: unknown): StageFactory {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
    throw badValue('the count field must be a non-empty string without $ and .');
  }
  return (next) => {
    let counted = 0;
    return {
      take: () => {
        counted += 1;
        return false;
      },
      end: () => {
        if (counted > 0) next.take({ [operand]: counted });
        next.end();
      },
    };
  };
}

interface Group {
  readonly id: unknown;
  readonly fields: readonly (readonly [string, Accumulator])[];
}

/** Groups as the documents pass; only the accumulators are held, never the documents. */
function group(operand: unknown, now: Date): StageFactory {
  if (!isDocument(operand)) throw failedToParse("a group's fields must be specified in an object");
  if (!('_id' in operand)) throw failedToParse('a group specification must include an _id');
  const { _id, ...others } = operand;
  const identify = compileExpression(_id, now);
  const accumulators = Object.entries(others).map(
    ([field, specification]) => [field, compileAccumulator(field, specification, now)] as const,
  );
  return (next) => {
    const groups = new Map<string, Group>();
    return {
      take: (document) => {
        const id = identify(document) ?? null;
        const key = encodeOrdered(id).toString('latin1');
        let found = groups.get(key);
        if (found === undefined) {
          found = { id, fields: accumulators.map(([field, start]) => [field, start()] as const) };
          groups.set(key, found);
        }
        for (const [, accumulator] of found.fields) accumulator.add(document);
        return false;
      },
      end: () => {
        for (const { id, fields } of groups.values()) {
          const result: Document = { _id: id };
          for (const [field, accumulator] of fields) result[field] = accumulator.result();
          if (next.take(result)) break;
        }
        next.end();
      },
    };
  };
}

function unwind(operand: unknown): StageFactory {
  const options: Document = isDocument(operand) ? operand : { path: operand };
  const path = options['path'];
  if (typeof path !== 'string' || !path.startsWith('$') || path.length < 2)
    throw badValue('path option to $unwind stage should be prefixed with a $');
  const parts = splitPath(path.slice(1));
  const keepEmpty = options['preserveNullAndEmptyArrays'] === true;
  const indexField = options['includeArrayIndex'];
  if (indexField !== undefined && typeof indexField !== 'string')
    throw badValue('expected a string for the includeArrayIndex option to $unwind stage');
  const numbered = (document: Document, index: number | null): Document =>
    indexField === undefined ? document : { ...document, [indexField]: index };
  return (next) =>
    through(next, (document) => {
      const value = valueAt(document, parts);
      if (Array.isArray(value) && value.length > 0) {
        return value.some((element, index) => {
          const copy = cloneValue(document);
          changeAt(copy, parts, () => element, true);
          return next.take(numbered(copy, index));
        });
      }
      if (value !== undefined && value !== null && !Array.isArray(value))
        return next.take(numbered(document, null));
      if (!keepEmpty) return false;
      const copy = cloneValue(document);
      if (Array.isArray(value)) changeAt(copy, parts, () => undefined, false);
      return next.take(numbered(copy, null));
    });
}

function valueAt(document: Document, parts: readonly string[]): unknown {
  let value: unknown = document;
  for (const part of parts) value = isDocument(value) ? ownField(value, part) : undefined;
  return value;
}

function facet(operand: unknown, now: Date): StageFactory {
  if (!isDocument(operand) || Object.keys(operand).length === 0)
    throw failedToParse('the $facet specification must be a non-empty object');
  const facets = Object.entries(operand).map(([name, stages]) => {
    if (!Array.isArray(stages)) throw failedToParse(`arguments to $facet must be arrays, ${name} is not`);
    if (stages.some((stage) => isDocument(stage) && '$facet' in stage))
      throw new CommandError(2, '$facet is not allowed to be used within a $facet stage');
    return [name, compileStages(stages, now)] as const;
  });
  return (next) => {
    const results: Document = {};
    const running = facets.map(([name, factory]) => {
      const collected: Document[] = [];
      results[name] = collected;
      let full = false;
      const stage = factory({ take: (document) => collected.push(document) < 0, end: () => undefined });
      return {
        take: (document: Document): void => void (full ||= stage.take(document)),
        end: () => stage.end(),
      };
    });
    return {
      take: (document) => {
        for (const stage of running) stage.take(cloneValue(document));
        return false;
      },
      end: () => {
        for (const stage of running) stage.end();
        next.take(results);
        next.end();
      },
    };
  };
}

function sortByCount(operand: unknown, now: Date): StageFactory {
  const grouped = group({ _id: operand, count: { $sum: 1 } }, now);
  const sorted = sort({ count: -1 });
  return (next) => grouped(sorted(next));
}

const STAGES: Readonly<Record<string, (operand: unknown, now: Date) => StageFactory>> = {
  $match: match,
  $limit: limit,
  $skip: skip,
  $sort: sort,
  $count: countStage,
  $group: group,
  $unwind: unwind,
  $facet: facet,
  $sortByCount: sortByCount,
};

const TRANSFORMS = new Set(['$project', '$addFields', '$set', '$unset', '$replaceRoot', '$replaceWith']);

/** Compiles a list of stages into one. Errors: 40323 for a stage with several operators, 40324 for one that is not served. */
export function compileStages(pipeline: readonly unknown[], now: Date): StageFactory {
  const factories = pipeline.map((stage): StageFactory => {
    const [name, ...others] = isDocument(stage) ? Object.keys(stage) : [];
    if (!isDocument(stage) || name === undefined || others.length > 0) {
      throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
    }
    if (TRANSFORMS.has(name)) return transform(name, stage[name], now);
    const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
    if (compile === undefined) throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`);
    return compile(stage[name], now);
  });
  return (next) => factories.reduceRight((following, factory) => factory(following), next);
}
