import type { DescribeResponse } from '@latchkey/contracts/system';
import type { Finding } from '@latchkey/kit/system';

export interface Check extends Omit<Finding, 'facts'> {
  process: string;
  name: string;
  facts: Readonly<Record<string, string>>;
}

/** What a service said, and when it was asked. */
export interface Answered {
  name: string;
  description: DescribeResponse;
  askedAt: number;
  tookMs: number;
}

/** Links, sessions and codes go by each process's own clock; the codes of an app change every 30 s (RFC 6238). */
const clockToleranceMs = { warning: 2000, fault: 15_000 };

/** What the answers of all services show together: builds, clocks and settings that do not go with the gateway's. */
export function judgeAnswers(
  answered: readonly Answered[],
  own: { version: string; settings: Readonly<Record<string, string>> },
): Check[] {
  return [
    ...answered.flatMap((each) => [versionCheck(each, own.version), clockCheck(each)]),
    settingsCheck(answered, own.settings),
  ];
}

function versionCheck({ name, description: { version } }: Answered, own: string): Check {
  const about = { process: name, name: 'version', facts: { version, gateway: own } };
  return version === own
    ? { ...about, state: 'ok' }
    : { ...about, state: 'warning', problem: 'version-differs' };
}

function clockCheck({ name, description, askedAt, tookMs }: Answered): Check {
  // Somewhere within the call it looked at its clock: what lies within is no difference.
  const early = askedAt - description.nowMs;
  const late = description.nowMs - (askedAt + tookMs);
  const apartMs = Math.max(0, early, late);
  const about = { process: name, name: 'clock', facts: { apartMs: String(apartMs) } };
  for (const state of ['fault', 'warning'] as const)
    if (apartMs > clockToleranceMs[state]) return { ...about, state, problem: 'clock-differs' };
  return { ...about, state: 'ok' };
}

function settingsCheck(answered: readonly Answered[], own: Readonly<Record<string, string>>): Check {
  const byKey = new Map<string, Map<string, string[]>>();
  for (const { name, settings } of [
    { name: 'gateway', settings: own },
    ...answered.map(({ name, description }) => ({ name, settings: description.settings })),
  ])
    for (const [key, value] of Object.entries(settings)) {
      const values = byKey.get(key) ?? new Map<string, string[]>();
      byKey.set(key, values.set(value, [...(values.get(value) ?? []), name]));
    }
  const differing = [...byKey].filter(([, values]) => values.size > 1);
  const facts = Object.fromEntries(
    differing.map(([key, values]) => [
      key,
      [...values].map(([value, names]) => `${value} (${names.join(', ')})`).join('; '),
    ]),
  );
  const about = { process: 'gateway', name: 'settings', facts };
  return differing.length === 0
    ? { ...about, state: 'ok' }
    : { ...about, state: 'fault', problem: 'settings-differ' };
}
