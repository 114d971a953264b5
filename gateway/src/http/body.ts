import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { HttpError } from './http-error.ts';

/** Largest request body in bytes. The largest legitimate one, a registration, is under 5 kB. */
export const bodyLimit = 100 * 1024;

const malformed = 'The request is malformed.';

/** RFC 8259, 8.1: JSON between systems is UTF-8. Without this check bad bytes would become U+FFFD, silently. */
function requireUtf8(_request: IncomingMessage, _response: unknown, bytes: Buffer): void {
  if (!isUtf8(bytes)) throw new HttpError(400, malformed);
}

// The caller has checked the content type; compressed bodies are refused, as nobody needs them below 100 kB.
const jsonParser = (limit: number): RequestHandler =>
  express.json({ type: () => true, limit, strict: false, inflate: false, verify: requireUtf8 });
const json = jsonParser(bodyLimit);
const raw = express.raw({ type: () => true, limit: bodyLimit, inflate: false, verify: requireUtf8 });

function read(parser: RequestHandler, request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (error?: unknown): void => {
      if (error === undefined) resolve(request.body);
      else reject(error instanceof Error ? error : new Error('a body parser failed without an Error'));
    };
    void parser(request, response, done);
  });
}

/**
 * The JSON value of a request's body; undefined when there is none.
 * @throws body-parser's errors and HttpError (see classify): 413 too large, 415 compressed, 400 not JSON or not UTF-8
 */
export function readJson(request: Request, response: Response): Promise<unknown> {
  return read(json, request, response);
}

/** The same with another limit. @param limit bytes */
export function jsonReader(limit: number): typeof readJson {
  const parser = jsonParser(limit);
  return (request, response) => read(parser, request, response);
}

/** Reads a body as it came, whatever it is. @param limit bytes */
export function bytesReader(limit: number): (request: Request, response: Response) => Promise<Buffer> {
  const parser = express.raw({ type: () => true, limit, inflate: false });
  return async (request, response) => {
    const body = await read(parser, request, response);
    return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  };
}

/** Whether the Content-Type is one of `types`, in UTF-8 if it names a charset. */
export function hasContentType(request: Request, types: readonly string[]): boolean {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  return types.includes(type) && (charset === undefined || /^"?utf-8"?$/.test(charset));
}

/**
 * The fields of a form (application/x-www-form-urlencoded) by name; a field sent twice has both values.
 * @throws HttpError 415 for another content type, 400 when the bytes or the escapes are not UTF-8; 413 as above
 */
export async function readForm(request: Request, response: Response): Promise<URLSearchParams> {
  if (!hasContentType(request, ['application/x-www-form-urlencoded']))
    throw new HttpError(415, 'Unsupported media type.');
  const body = await read(raw, request, response);
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : '';
  try {
    // URLSearchParams puts U+FFFD for escapes that are not UTF-8: two passwords would become one.
    decodeURIComponent(text);
  } catch {
    throw new HttpError(400, malformed);
  }
  return new URLSearchParams(text);
}
