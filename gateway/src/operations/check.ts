import type { z } from 'zod';
import { fieldErrors, type FieldError } from '@latchkey/kit/errors';

/**
 * What a schema makes of a value.
 * @param whole what a fault is called that is of no single field: `body`, `path`, `query`
 * @throws AppError invalid_input naming every field at fault
 */
export function check<Output>(schema: z.ZodType<Output>, value: unknown, whole: string): Output {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  throw fieldErrors(...checked.error.issues.flatMap((issue) => faults(issue, value, whole)));
}

/** zod's issues in the words that the services use; nothing of the input is repeated, but the names of unknown fields. */
function faults(issue: z.core.$ZodIssue, value: unknown, whole: string): FieldError[] {
  const field = issue.path.length === 0 ? whole : issue.path.join('.');
  if (isMissing(value, issue.path)) return [{ field, rule: 'required' }];
  // What is not listed is a text that does not look as it should.
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the default is the answer
  switch (issue.code) {
    case 'invalid_type':
      return [{ field, rule: 'type' }];
    case 'too_small':
      return [{ field, rule: 'min_length', values: { min: Number(issue.minimum) } }];
    case 'too_big':
      return [{ field, rule: 'max_length', values: { max: Number(issue.maximum) } }];
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, 20)
        .map((key) => ({ field: [...issue.path, key.slice(0, 100)].join('.'), rule: 'unknown' }));
    case 'invalid_value':
      return [{ field, rule: 'one_of', values: { allowed: issue.values.join(', ') } }];
    case 'custom':
      return [customFault(field, issue.params)];
    default:
      return [{ field, rule: 'format' }];
  }
}

/** Whether there is nothing at this place of a value; what is there and null is something. */
function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  const found = path.reduce<unknown>(
    (within, key) => (within as Partial<Record<PropertyKey, unknown>> | null | undefined)?.[key],
    value,
  );
  return found === undefined;
}

/** Our own refinements name their rule in `params`. */
function customFault(field: string, params: Record<string, unknown> | undefined): FieldError {
  const { rule, ...values } = params ?? {};
  const numbers = Object.entries(values).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return {
    field,
    rule: typeof rule === 'string' ? rule : 'format',
    ...(numbers.length === 0 ? {} : { values: Object.fromEntries(numbers) }),
  };
}
