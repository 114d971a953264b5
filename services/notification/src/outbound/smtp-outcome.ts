import type { NodemailerError } from 'nodemailer';
import type { SendOutcome } from '../domain/outcome.ts';

/** How far a mail had got when its conversation ended. */
export type Progress =
  /** No session with the mail server came about. */
  | 'not-begun'
  /** The transaction had begun; the end of the data had not gone out, so the server must drop it (RFC 5321 §4.1.1.4). */
  | 'begun'
  /** The data went out to its end. */
  | 'complete';

/** Login is missing or wrong (RFC 4954 §6): the relay's or our configuration's fault, never the recipient's. */
const loginCodes = new Set([454, 530, 534, 535, 538]);

/**
 * Reads what the mail server meant. A 5xx to MAIL FROM is about us, the same for every mail, so it must not fail the
 * mails one by one; only what answers the recipient or the data is about this mail.
 * @param address the recipient, to keep it out of the answer
 */
export function outcomeOfFailure(error: NodemailerError, progress: Progress, address: string): SendOutcome {
  const { code, command, responseCode } = error;
  const answer = scrubAnswer(error.response ?? error.message, address);
  const aboutThisMail = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';
  if (aboutThisMail && responseCode === undefined) return { kind: 'refused', answer };
  if (responseCode !== undefined) {
    if (!aboutThisMail || responseCode === 421 || loginCodes.has(responseCode))
      return { kind: 'unreachable', answer };
    return { kind: error.permanent === true ? 'refused' : 'deferred', answer };
  }
  switch (progress) {
    case 'complete':
      return { kind: 'unknown', answer };
    case 'begun':
      return { kind: 'interrupted', answer };
    case 'not-begun':
      return { kind: 'unreachable', answer };
  }
}

const longestAnswer = 200;

/** What a server says, fit for the ledger: servers repeat addresses, and filters quote links. */
export function scrubAnswer(answer: string, address: string): string {
  const localPart = address.slice(0, address.lastIndexOf('@'));
  const nameless = answer.replace(/\S*@\S*/g, '[address]');
  return (localPart === '' ? nameless : nameless.replace(wordOf(localPart), '[address]'))
    .replace(/\bhttps?:\/\/\S+/gi, '[link]')
    .replace(/[\w-]{32,}/g, '[token]')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestAnswer);
}

function wordOf(text: string): RegExp {
  return new RegExp(`(?<![\\w.-])${text.replace(/[^\w\s]/g, '\\$&')}(?![\\w-])`, 'gi');
}
