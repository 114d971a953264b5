import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as stages from 'mingo/operators/pipeline';
import { badValue, CommandError, failedToParse } from '../errors.ts';
import {
  compileExpression,
  expressionContext,
  prepareExpression,
  withMingoErrors,
} from '../query/expression.ts';
import { cloneValue, isDocument, type Document } from '../values/document.ts';
import { changeAt } from '../update/update-path.ts';
import { splitPath } from '../values/path.ts';

/** A stage that makes one document from one document. */
export type Transform = (document: Document) => Document;

const { $project, $addFields } = stages;

const transformContext = Context.from(
  expressionContext,
  Context.init({ pipeline: { $project, $addFields } }),
);

/** Compiles `$project`, `$addFields`/`$set`, `$unset`, `$replaceRoot`/`$replaceWith`. Errors: 9 and 2 for operands, 40323-like refusals. */
export function compileTransformStage(name: string, operand: unknown, now: Date): Transform {
  switch (name) {
    case '$addFields':
    case '$set':
      return byMingo('$addFields', operand, now);
    case '$project':
      return byMingo('$project', operand, now);
    case '$unset':
      return compileUnset(operand);
    case '$replaceRoot':
      if (!isDocument(operand) || !('newRoot' in operand))
        throw failedToParse("BSON field '$replaceRoot.newRoot' is missing but a required field");
      return compileReplace(operand['newRoot'], now);
    case '$replaceWith':
      return compileReplace(operand, now);
    default:
      throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`);
  }
}

function byMingo(name: '$addFields' | '$project', operand: unknown, now: Date): Transform {
  if (!isDocument(operand)) throw failedToParse(`${name} specification stage must be an object`);
  if (Object.keys(operand).length === 0 && name === '$project')
    throw badValue('projection specification must have at least one field');
  const prepared = prepareExpression(operand, now) as Document;
  const aggregator = new Aggregator([{ [name]: prepared }], { context: transformContext });
  return (document) => {
    const [result] = withMingoErrors(() => aggregator.run([cloneValue(document)]));
    if (!isDocument(result)) throw badValue(`${name} did not produce a document`);
    return withoutMissing(result);
  };
}

/** mingo leaves `undefined` where MongoDB leaves the field out. */
function withoutMissing(document: Document): Document {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined));
}

function compileUnset(operand: unknown): Transform {
  const paths: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  const fields = paths.map((path) => {
    if (typeof path !== 'string' || path === '')
      throw failedToParse('$unset specification must be a string or an array of strings');
    return splitPath(path);
  });
  return (document) => {
    const copy = cloneValue(document);
    for (const parts of fields) changeAt(copy, parts, () => undefined, false);
    return copy;
  };
}

function compileReplace(expression: unknown, now: Date): Transform {
  const evaluate = compileExpression(expression, now);
  return (document) => {
    const result = evaluate(document);
    if (!isDocument(result)) throw new CommandError(40323, "'newRoot' expression must evaluate to an object");
    return cloneValue(result);
  };
}
