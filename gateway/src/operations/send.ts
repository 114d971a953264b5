import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Answer, StreamedBody } from './operation.ts';

/**
 * Sends an answer; resolves when it is out, or the client has gone.
 * @param stopping aborts when the process stops: what streams events ends then, as it would never by itself
 * @throws what the stream threw before its first piece; nothing has been sent then
 */
export async function sendAnswer(response: Response, answer: Answer, stopping: AbortSignal): Promise<void> {
  const { status, body, fileName, stream, setCookie } = answer;
  response.statusCode = status;
  if (setCookie !== undefined) response.append('Set-Cookie', setCookie);
  if (stream !== undefined) {
    await sendStream(response, stream, stopping);
    return;
  }
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'application/json');
  if (fileName !== undefined) offerAs(response, fileName);
  response.end(JSON.stringify(body));
}

function offerAs(response: Response, fileName: string): void {
  response.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
}

async function sendStream(response: Response, stream: StreamedBody, stopping: AbortSignal): Promise<void> {
  const events = stream.type === 'text/event-stream';
  const pieces = stream.pieces[Symbol.asyncIterator]();
  const first = await pieces.next();
  response.setHeader('Content-Type', stream.type);
  if (stream.fileName !== undefined) offerAs(response, stream.fileName);
  // nginx would hold events back until its buffer is full.
  if (events) response.setHeader('X-Accel-Buffering', 'no');
  response.flushHeaders();
  try {
    await pipeline(Readable.from(rest(first, pieces)), response, events ? { signal: stopping } : {});
  } catch (error) {
    // A client that went away, or the end of the process; whatever else it was, the answer is broken off.
    if (!response.destroyed) response.destroy();
    if (!isPartOfLife(error)) throw error;
  }
}

/** The client's going, and ours. */
function isPartOfLife(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR' || code === 'ECONNRESET';
}

async function* rest(
  first: IteratorResult<string>,
  pieces: AsyncIterator<string>,
): AsyncGenerator<string, void> {
  try {
    for (let piece = first; piece.done !== true; piece = await pieces.next()) yield piece.value;
  } finally {
    await pieces.return?.();
  }
}

/** One server-sent event (WHATWG HTML, 9.2.5). @param data becomes JSON, which has no line breaks */
export function serverSentEvent(event: string, data: unknown, id?: string): string {
  const name = id === undefined ? '' : `id: ${id}\n`;
  return `${name}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
