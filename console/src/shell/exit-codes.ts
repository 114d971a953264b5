/** How a command ends; the meaning of each number is the same with every command. */
export const exitCodes = {
  done: { code: 0, meaning: 'done' },
  failed: { code: 1, meaning: 'failed, or not done to its end' },
  commandLine: { code: 2, meaning: 'the command line, or a value in it, is wrong' },
  refused: { code: 3, meaning: 'refused: not logged in, or the role may not do this' },
  notFound: { code: 4, meaning: 'what the command is about was not found' },
  unreachable: { code: 5, meaning: 'the server cannot be reached, or is too busy' },
  notConfirmed: { code: 6, meaning: 'the question was answered with no, or there was nobody to ask' },
} as const;

/** Why a command did not do its work. */
export type Failure = Exclude<keyof typeof exitCodes, 'done'>;
