import { CommandError } from '../errors.ts';
import type { Document } from '../values/document.ts';

/** One statement's failure inside a bulk write. */
function writeError(index: number, error: CommandError): Document {
  return { index, code: error.code, errmsg: error.message, ...error.details };
}

/**
 * Runs the statements of a bulk write. Ordered: the first failure ends it. Unordered: failures are collected.
 * Only `CommandError` is a statement's own failure; anything else ends the command.
 */
export class Statements<T> {
  readonly errors: Document[] = [];
  readonly #statements: readonly T[];
  readonly #ordered: boolean;
  #next = 0;

  constructor(statements: readonly T[], ordered: boolean) {
    this.#statements = statements;
    this.#ordered = ordered;
  }

  get current(): T | undefined {
    return this.#statements[this.#next];
  }

  get index(): number {
    return this.#next;
  }

  /** Runs up to `count` statements in one go, ending early before one that `stopBefore` names. */
  run(
    count: number,
    work: (statement: T, index: number) => void,
    stopBefore: (statement: T) => boolean = () => false,
  ): void {
    for (let done = 0; done < count; done += 1) {
      const statement = this.current;
      if (statement === undefined || stopBefore(statement)) return;
      this.attempt(() => work(statement, this.#next));
    }
  }

  /** Runs one statement by whatever means, noting its failure and moving on. */
  attempt(work: () => void): void {
    try {
      work();
      this.#next += 1;
    } catch (error) {
      this.fail(error);
    }
  }

  fail(error: unknown): void {
    if (!(error instanceof CommandError)) throw error;
    this.errors.push(writeError(this.#next, error));
    this.#next = this.#ordered ? this.#statements.length : this.#next + 1;
  }

  advance(): void {
    this.#next += 1;
  }
}
