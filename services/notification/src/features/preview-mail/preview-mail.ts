import { AppError } from '@latchkey/kit/errors';
import type { MailFacts, MailRenderer, MailSender, RenderedMail } from '../../domain/mail.ts';
import type { SendOutcome } from '../../domain/outcome.ts';

export interface PreviewDeps {
  renderer: MailRenderer;
  /** One of each mail, to nobody, with a link that leads nowhere. */
  samples: Readonly<Record<string, MailFacts>>;
}

/**
 * A mail in words, with invented people.
 * @param locale such as `de_DE`; one without mails, or none, is the shop's own
 * @throws AppError mail_not_found
 */
export function previewMail({ renderer, samples }: PreviewDeps, kind: string, locale: string): RenderedMail {
  const facts = Object.hasOwn(samples, kind) ? samples[kind] : undefined;
  if (facts === undefined) throw new AppError('mail_not_found');
  return renderer.render(facts, [locale]);
}

export interface TestMailDeps extends PreviewDeps {
  sender: MailSender;
  /** Writes down that somebody sends this mail, for the audit trail; the address is nobody's to know. */
  note: (id: string, kind: string) => Promise<void>;
  newId: () => string;
  /** Aborts when the process stops. */
  stopping: AbortSignal;
}

/**
 * Sends the preview, once and at once: whoever asked is there to ask again.
 * @throws AppError mail_not_found
 */
export async function sendTestMail(
  deps: TestMailDeps,
  given: { kind: string; locale: string; address: string },
): Promise<SendOutcome> {
  const mail = previewMail(deps, given.kind, given.locale);
  const deliveryId = deps.newId();
  await deps.note(deliveryId, given.kind);
  return deps.sender.send(
    { ...mail, deliveryId, to: { address: given.address, name: undefined } },
    deps.stopping,
  );
}
