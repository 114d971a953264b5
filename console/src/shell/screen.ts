import { styleText } from 'node:util';
import { CannotRun } from '../cannot-run.ts';
import { jsonLine, printable } from './printable.ts';
import { TableLayout, type Column } from './table.ts';
import type { Terminal } from './terminal.ts';

type Style = Parameters<typeof styleText>[0];

/** Names with their values, one below the other; what has no value is left out. */
export type Sheet = readonly (readonly [name: string, value: string | number | undefined])[];

/** What a command says and asks: for people, or with --json for programs. */
export interface Screen {
  readonly json: boolean;
  /** The one thing that was asked for. @param forPeople a text, or a sheet of names and values */
  show(document: unknown, forPeople: string | Sheet): Promise<void>;
  /** A list as it comes: a table, or with --json a line of JSON for each item. @returns how many there were */
  list<Item>(items: AsyncIterable<Item>, columns: readonly Column<Item>[]): Promise<number>;
  /** Passes on what the server sends, such as CSV. */
  pass(pieces: AsyncIterable<string>): Promise<void>;
  /** Something to know besides, on standard error. */
  note(sentence: string): void;
  /** Colours a part of a text for standard output, where there are colours. */
  paint(style: Style, text: string): string;
  /**
   * Asks before what cannot be undone; the answer is no unless somebody says yes.
   * @param yes the option that answers beforehand
   * @param option its name; --yes
   * @throws CannotRun notConfirmed
   */
  confirm(question: string, yes: boolean | undefined, option?: string): Promise<void>;
  /** Asks for a line that everybody may see. @throws CannotRun notConfirmed when there is nobody to ask */
  ask(question: string): Promise<string>;
  /**
   * Asks for a secret, which is not shown.
   * @param fromInput the next line of standard input is it, as a script gives it
   * @throws CannotRun notConfirmed when there is nobody to ask
   */
  secret(question: string, fromInput?: boolean): Promise<string>;
}

/** Rows from which the widths of a table are taken; more are not held back. */
const sampleSize = 200;

export function createScreen(terminal: Terminal, json: boolean): Screen {
  const paint = (style: Style, text: string): string =>
    terminal.colours.out && !json ? styleText(style, text, { validateStream: false }) : text;
  const answerTo = async (question: string, hidden: boolean, instead: string): Promise<string> => {
    if (!terminal.interactive)
      throw new CannotRun(`${question} There is no terminal to ask at. ${instead}`, 'notConfirmed');
    const answer = await terminal.ask(`${question} `, hidden);
    if (answer === undefined) throw new CannotRun('Nothing was answered.', 'notConfirmed');
    return answer;
  };
  return {
    json,
    paint,
    note: (sentence) => terminal.writeError(`${sentence}\n`),
    show: (document, forPeople) =>
      terminal.write(json ? jsonLine(document) : textOf(forPeople, (name) => paint('dim', name))),
    list: (items, columns) =>
      json ? listJson(items, terminal) : listTable(items, columns, terminal, (head) => paint('bold', head)),
    pass: async (pieces) => {
      for await (const piece of pieces) await terminal.write(piece);
    },
    confirm: async (question, yes, option = '--yes') => {
      if (yes === true) return;
      const answer = await answerTo(
        `${question} [y/N]`,
        false,
        `Nothing was done. Say ${option} to answer beforehand.`,
      );
      if (!/^y(es)?$/i.test(answer.trim())) throw new CannotRun('Nothing was done.', 'notConfirmed');
    },
    ask: (question) => answerTo(question, false, 'Give the answer on the command line.'),
    secret: async (question, fromInput = false) => {
      const instead =
        'Nothing was done. Give it as a line of standard input; --help names the option for that.';
      const given = fromInput ? await terminal.nextLine() : await answerTo(question, true, instead);
      if (given === undefined || given === '') throw new CannotRun('Nothing was given.', 'notConfirmed');
      return given;
    },
  };
}

function textOf(forPeople: string | Sheet, name: (text: string) => string): string {
  if (typeof forPeople === 'string') return forPeople === '' ? '' : `${forPeople}\n`;
  const filled = forPeople.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(0, ...filled.map(([each]) => each.length));
  return filled.map(([each, value]) => `${name(each.padEnd(width))}  ${printable(String(value))}\n`).join('');
}

async function listJson<Item>(items: AsyncIterable<Item>, terminal: Terminal): Promise<number> {
  let count = 0;
  for await (const item of items) {
    await terminal.write(jsonLine(item));
    count += 1;
  }
  return count;
}

async function listTable<Item>(
  items: AsyncIterable<Item>,
  columns: readonly Column<Item>[],
  terminal: Terminal,
  bold: (head: string) => string,
): Promise<number> {
  let count = 0;
  let sample: Item[] = [];
  let layout: TableLayout<Item> | undefined;
  const begin = async (): Promise<TableLayout<Item>> => {
    const made = new TableLayout(columns, sample, terminal.columns);
    await terminal.write([bold(made.head()), ...sample.map((row) => made.row(row)), ''].join('\n'));
    sample = [];
    return made;
  };
  for await (const item of items) {
    count += 1;
    if (layout !== undefined) await terminal.write(`${layout.row(item)}\n`);
    else if (sample.push(item) === sampleSize) layout = await begin();
  }
  if (count === 0) terminal.writeError('There is nothing to show.\n');
  else if (layout === undefined) await begin();
  return count;
}
