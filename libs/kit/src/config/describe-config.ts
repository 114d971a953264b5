import { z } from 'zod';
import { durationText } from './values.ts';

/** One key of a configuration, as docs/configuration.md shows it. */
export interface ConfigKey {
  key: string;
  /** What it means, its unit, and where the number comes from. */
  description: string | undefined;
  secret: boolean;
  required: boolean;
  /** As it would be written into the environment; undefined when there is none. */
  defaultText: string | undefined;
}

/** Reads a schema whose keys are the variables' names. */
export function describeConfig(schema: z.ZodObject): ConfigKey[] {
  return Object.entries<z.core.$ZodType>(schema.shape).map(([key, value]) => {
    const layers = unwrap(value);
    const meta = Object.assign(
      {},
      ...layers.map((layer) => z.globalRegistry.get(layer)).reverse(),
    ) as z.core.GlobalMeta;
    const fallback = layers.map(({ _zod: { def } }) =>
      'defaultValue' in def ? def.defaultValue : undefined,
    );
    return {
      key,
      description: meta.description,
      secret: meta['secret'] === true,
      required: !z.safeParse(value, undefined).success,
      defaultText: textOf(
        fallback.find((each) => each !== undefined),
        meta['duration'] === true,
      ),
    };
  });
}

/** The schema and what its `.optional()`, `.default()` and `.prefault()` wrap, outermost first. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { def } = schema._zod;
  return 'innerType' in def ? [schema, ...unwrap(def.innerType as z.core.$ZodType)] : [schema];
}

function textOf(value: unknown, isDuration: boolean): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return isDuration ? durationText(value) : String(value);
  if (Array.isArray(value)) return value.join(',');
  if (typeof value === 'object' && value !== null && 'host' in value && 'port' in value) {
    return `${String(value.host)}:${String(value.port)}`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
