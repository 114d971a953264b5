import { createHash, hash, randomUUID, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { patiently } from '../server/patiently.ts';
import type { FileFingerprint, Import, Importer, ImportOptions, ImportRoutes } from './import-routes.ts';

/** Bytes sent at once; the gateway takes no more. Of as many at the start of a file is its fingerprint. */
const partBytes = 1024 * 1024;

/** A part takes seconds, and up to ten where passwords are hashed. */
const lookEveryMs = 500;

export interface Progress {
  /** Whether an import that was begun before is gone on with. */
  resumed: boolean;
  job: Import;
  /** Bytes of the file. */
  size: number;
}

export interface Watcher {
  readonly onProgress: (progress: Progress) => void;
  /** Aborted when somebody does not want to wait for the end. */
  readonly interrupted: AbortSignal;
}

/**
 * Sends a file to its end, part by part. An import of the same file that was cut off is gone on with: the server knows
 * where it stands, and the file's fingerprint and the digest of what it has read tell that the file is the same.
 * @returns the import when it has ended
 * @throws CannotRun for a file that cannot be read, a server that cannot be reached for a minute, or when interrupted
 */
export async function uploadFile(
  routes: ImportRoutes,
  file: string,
  importer: Importer,
  options: ImportOptions,
  { onProgress, interrupted }: Watcher,
): Promise<Import> {
  const handle = await openFile(file);
  try {
    const { size } = await handle.stat();
    const reading = { handle, hash: createHash('sha256'), hashed: 0 };
    const start = await readAt(handle, 0, Math.min(partBytes, size));
    const fingerprint = { bytes: size, sha256OfStart: hash('sha256', start) };
    const wanted = { importer, source: basename(file), file: fingerprint, options };
    const found = await patiently(() => unfinished(routes, reading, wanted));
    const key = randomUUID();
    let job = found ?? (await patiently(() => routes.start({ ...wanted, key })));
    const cut = cutOff(job, interrupted);
    // Nobody waits for it any more when the last part has been answered.
    cut.catch(() => undefined);
    const tell = (now: Import): void => onProgress({ resumed: found !== undefined, job: now, size });
    while (isOpen(job)) {
      tell(job);
      const stop = follow(routes, job, tell);
      job = await Promise.race([sendPart(routes, reading, job, size), cut]).finally(stop);
    }
    tell(job);
    return job;
  } finally {
    await handle.close();
  }
}

/** @throws CannotRun as soon as somebody interrupts; what is under way to the server is imported still */
async function cutOff({ id }: Import, interrupted: AbortSignal): Promise<never> {
  if (!interrupted.aborted) await once(interrupted, 'abort');
  throw new CannotRun(
    `Cut off: what was sent is imported. The same command goes on from there, and "latchkey import:cancel ${id}" ends the import.`,
  );
}

/** Tells how an import stands while a part of its file is applied. @returns what ends that */
function follow(routes: ImportRoutes, { id }: Import, tell: (job: Import) => void): () => void {
  let over = false;
  let asking = false;
  const look = async (): Promise<void> => {
    asking = true;
    // Of what is wrong the part itself will tell.
    const job = await routes.get(id).catch(() => undefined);
    asking = false;
    if (job !== undefined && !over) tell(job);
  };
  const timer = setInterval(() => {
    if (!asking) void look();
  }, lookEveryMs);
  return () => {
    over = true;
    clearInterval(timer);
  };
}

const isOpen = ({ state }: Import): boolean => state === 'running' || state === 'waiting-for-file';

/** A file that is read on and on; `hash` is of its first `hashed` bytes. */
interface Reading {
  handle: FileHandle;
  hash: Hash;
  hashed: number;
}

async function sendPart(routes: ImportRoutes, reading: Reading, job: Import, size: number): Promise<Import> {
  const offset = job.position.bytes;
  const sha256 = await digestAt(reading, offset);
  const bytes = await readAt(reading.handle, offset, Math.min(partBytes, Math.max(0, size - offset)));
  const part = { bytes, offset, last: offset + bytes.length >= size, sha256 };
  const answer = await patiently(() => routes.send(job.id, part));
  if (typeof answer !== 'string') return answer;
  if (answer === 'import_file_differs')
    throw new CannotRun(
      'The file has changed since the import began. Start again with the file as it is now.',
    );
  // An answer that was lost: the import stands further on, or has ended.
  return patiently(() => routes.get(job.id));
}

interface Wanted {
  importer: Importer;
  source: string;
  file: FileFingerprint;
  options: ImportOptions;
}

/** An open import of this very file. Should somebody be sending it still, both send, and each part counts once. */
async function unfinished(
  routes: ImportRoutes,
  reading: Reading,
  wanted: Wanted,
): Promise<Import | undefined> {
  for await (const job of routes.recent()) {
    const { bytes, sha256 } = job.position;
    if (!mayBe(job, wanted)) continue;
    if ((await digestAt(reading, bytes)) === sha256) return job;
  }
  return undefined;
}

/** Whether this may be an import of that file, begun by the same command, as far as its start tells. */
function mayBe(job: Import, { importer, source, file, options }: Wanted): boolean {
  const names = Object.keys(options) as (keyof ImportOptions)[];
  const alike =
    isOpen(job) &&
    job.importer === importer &&
    job.source === source &&
    names.every((name) => job[name] === options[name]);
  if (!alike) return false;
  // Begun by an earlier build: only what was read of the file tells which one it is.
  if (job.file === undefined) return job.position.bytes > 0 && job.position.bytes <= file.bytes;
  return job.file.bytes === file.bytes && job.file.sha256OfStart === file.sha256OfStart;
}

/** SHA-256 of the first bytes of a file, in hexadecimal; goes on from where it was computed last. */
async function digestAt(reading: Reading, end: number): Promise<string> {
  if (end < reading.hashed) Object.assign(reading, { hash: createHash('sha256'), hashed: 0 });
  while (reading.hashed < end) {
    const bytes = await readAt(reading.handle, reading.hashed, Math.min(partBytes, end - reading.hashed));
    if (bytes.length === 0) throw new CannotRun('The file has become shorter while it was read.');
    reading.hash.update(bytes);
    reading.hashed += bytes.length;
  }
  return reading.hash.copy().digest('hex');
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(buffer, read, length - read, position + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return buffer.subarray(0, read);
}

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  EISDIR: 'is a folder.',
  EACCES: 'may not be read by this user.',
};

async function openFile(file: string): Promise<FileHandle> {
  let handle: FileHandle | undefined;
  let code = 'EISDIR';
  try {
    handle = await open(file, 'r');
    if ((await handle.stat()).isFile()) return handle;
  } catch (error) {
    code = error instanceof Error && 'code' in error ? String(error.code) : '';
  }
  await handle?.close();
  throw new CannotRun(`${file} ${systemReasons[code] ?? `cannot be read (${code}).`}`, 'commandLine');
}
