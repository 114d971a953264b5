import { setTimeout as wait } from 'node:timers/promises';
import type { System } from './system.ts';

const tries = 400;

/**
 * Asks any copy of the gateway, and asks again where none answers or one says to come back (503).
 * @param path from the root on
 * @throws Error when there is no answer after many tries
 */
export async function askAnyCopy(
  { origins }: Pick<System, 'origins'>,
  path: string,
  request: RequestInit,
): Promise<{ status: number; text: string; headers: Headers }> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    try {
      const answer = await fetch(`${origins[attempt % origins.length] ?? ''}${path}`, {
        ...request,
        signal: AbortSignal.timeout(20_000),
      });
      const text = await answer.text();
      if (answer.status !== 503) return { status: answer.status, text, headers: answer.headers };
    } catch {
      // Cut off, or nobody listens.
    }
    await wait(100);
  }
  throw new Error(`${request.method ?? 'GET'} ${path}: no answer`);
}
