import type { Socket } from 'node:net';
import { dispatch } from '../commands/dispatch.ts';
import type { CommandContext } from '../commands/command.ts';
import type { StoreLogger } from '../logger.ts';
import { CommandError } from '../errors.ts';
import { encodeDocument } from '../values/document.ts';
import { EncodedReply } from './cursor-reply.ts';
import { MAX_MESSAGE_BYTES, MessageStream } from './message-stream.ts';
import { frameReply, readRequest, type Request } from './op-message.ts';

/** Requests waiting on one connection before the socket is no longer read. A driver sends one at a time. */
const MAX_WAITING = 64;

const LAST_ANSWER_MS = 1000;

/** One client's connection: its requests are answered one after the other, in the order they came. */
export class Connection {
  readonly #socket: Socket;
  readonly #context: Omit<CommandContext, 'database' | 'encoded'>;
  readonly #logger: StoreLogger;
  readonly #stream = new MessageStream();
  readonly #waiting: Buffer[] = [];
  #working: Promise<void> | undefined;
  #lastResponseId = 0;
  #closing = false;

  constructor(socket: Socket, context: Omit<CommandContext, 'database' | 'encoded'>) {
    this.#socket = socket;
    this.#context = context;
    this.#logger = context.logger;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#receive(chunk));
    // A client that goes away is no event worth a log line; 'close' follows.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#closing = true;
      this.#waiting.length = 0;
    });
  }

  #receive(chunk: Buffer): void {
    try {
      this.#waiting.push(...this.#stream.push(chunk));
    } catch (error) {
      this.#abandon(error);
      return;
    }
    if (this.#waiting.length > MAX_WAITING) this.#socket.pause();
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
  }

  async #work(): Promise<void> {
    for (let message = this.#waiting.shift(); message !== undefined; message = this.#waiting.shift()) {
      if (this.#closing) return;
      try {
        await this.#answer(readRequest(message));
      } catch (error) {
        this.#abandon(error);
        return;
      }
      if (this.#socket.isPaused() && this.#waiting.length <= MAX_WAITING) this.#socket.resume();
    }
  }

  async #answer(request: Request): Promise<void> {
    const database = request.command['$db'];
    const reply = await dispatch(request.command, {
      ...this.#context,
      encoded: request.encoded,
      database: typeof database === 'string' ? database : 'admin',
    });
    if (request.unacknowledged || this.#socket.destroyed) return;
    let body = reply instanceof EncodedReply ? reply.bytes : encodeDocument(reply);
    if (body.length > MAX_MESSAGE_BYTES - 1024) {
      const tooLarge = new CommandError(10334, 'the answer exceeds the maximum message size');
      body = encodeDocument({
        ok: 0,
        code: tooLarge.code,
        codeName: tooLarge.codeName,
        errmsg: tooLarge.message,
      });
    }
    this.#lastResponseId += 1;
    this.#socket.write(frameReply(request, this.#lastResponseId, body));
  }

  /** Closes this connection only: what came over it cannot be trusted any further. */
  #abandon(error: unknown): void {
    this.#logger.warn(
      { reason: error instanceof Error ? error.message : String(error) },
      'embedded store: closing a connection',
    );
    this.#closing = true;
    this.#socket.destroy();
  }

  /** Lets the request at work finish, then closes. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#working;
    this.#socket.destroySoon();
    // A client that does not read its last answer must not hold up the end.
    setTimeout(() => this.#socket.destroy(), LAST_ANSWER_MS).unref();
  }
}
