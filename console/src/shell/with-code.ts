import { ServerRefused } from '../server/problem.ts';
import type { Screen } from './screen.ts';

/** How often a mistyped code is asked for anew. */
const codeTries = 3;

/**
 * Asks for a code of a second factor, and anew when a person mistyped it.
 * @param fromInput the next line of standard input is it; a script gets no second try
 * @throws what `send` throws, CannotRun when there is nobody to ask
 */
export async function withCode<Answer>(
  screen: Screen,
  fromInput: boolean | undefined,
  question: string,
  send: (code: string) => Promise<Answer>,
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const code = await screen.secret(question, fromInput);
    try {
      return await send(code);
    } catch (error) {
      const wrong = error instanceof ServerRefused && error.problem.code === 'second_factor_wrong';
      if (!wrong || fromInput === true || tries === codeTries) throw error;
      screen.note(error.message);
    }
  }
}
