import { failedToParse } from '../errors.ts';
import { compileTransformStage } from '../aggregate/transform-stage.ts';
import { cloneValue, isDocument, type Document } from '../values/document.ts';
import { equalValues } from '../values/compare.ts';
import { CommandError } from '../errors.ts';

/** The stages MongoDB allows in an update. */
const UPDATE_STAGES = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);

/** Compiles a pipeline-style update. Errors: 72 for other stages, 66 when `_id` would change. */
export function compilePipelineUpdate(
  pipeline: readonly unknown[],
  now: Date,
): (before: Document) => Document {
  const stages = pipeline.map((stage) => {
    const [name] = isDocument(stage) ? Object.keys(stage) : [];
    if (!isDocument(stage) || name === undefined)
      throw failedToParse('Each element of the update pipeline must be an object');
    if (!UPDATE_STAGES.has(name))
      throw new CommandError(72, `${name} is not allowed to be used within an update`);
    return compileTransformStage(name, stage[name], now);
  });
  return (before) => {
    let document = cloneValue(before);
    for (const stage of stages) document = stage(document);
    const id = before['_id'];
    if (id === undefined) return document;
    if (document['_id'] === undefined) return { _id: id, ...document };
    if (!equalValues(id, document['_id'])) {
      throw new CommandError(
        66,
        "Performing an update on the path '_id' would modify the immutable field '_id'",
      );
    }
    return document;
  };
}
