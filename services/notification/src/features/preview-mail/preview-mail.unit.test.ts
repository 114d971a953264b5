import { AppError } from '@latchkey/kit/errors';
import type { MailFacts, OutgoingMail } from '../../domain/mail.ts';
import { previewMail, sendTestMail } from './preview-mail.ts';

const samples: Record<string, MailFacts> = {
  'password-changed': { kind: 'password-changed', name: 'Ada', occurredAt: 1 },
};
const renderer = {
  render: (facts: MailFacts, locales: readonly (string | undefined)[]) => ({
    locale: locales[0] ?? '',
    subject: facts.kind,
    html: { literals: ['<p>'], values: [] },
    text: { literals: ['text'], values: [] },
  }),
};

describe('the preview of a mail', () => {
  it('is the sample in the language asked for', () => {
    expect(previewMail({ renderer, samples }, 'password-changed', 'de_DE')).toMatchObject({
      subject: 'password-changed',
      locale: 'de_DE',
    });
  });

  it.each(['password-lost', 'constructor', ''])('is none for "%s"', (kind) => {
    expect(() => previewMail({ renderer, samples }, kind, '')).toThrow(AppError);
  });
});

describe('a test mail', () => {
  const steps: string[] = [];
  const sent: OutgoingMail[] = [];
  const deps = {
    renderer,
    samples,
    newId: () => 'id-1',
    stopping: new AbortController().signal,
    note: (id: string, kind: string) => Promise.resolve(void steps.push(`noted ${id} ${kind}`)),
    sender: {
      send: (mail: OutgoingMail) => {
        steps.push('sent');
        sent.push(mail);
        return Promise.resolve({ kind: 'refused', answer: '550 no' } as const);
      },
    },
  };
  const wish = { kind: 'password-changed', locale: 'de_DE', address: 'me@shop.example' };

  it('is noted, then sent to the address alone, and tells the answer', async () => {
    expect(await sendTestMail(deps, wish)).toEqual({ kind: 'refused', answer: '550 no' });
    expect(steps).toEqual(['noted id-1 password-changed', 'sent']);
    expect(sent).toMatchObject([{ deliveryId: 'id-1', to: { address: 'me@shop.example', name: undefined } }]);
  });

  it('is not sent when it cannot be noted', async () => {
    sent.splice(0);
    const note = () => Promise.reject(new Error('the store is away'));
    await expect(sendTestMail({ ...deps, note }, wish)).rejects.toThrow('away');
    expect(sent).toEqual([]);
  });
});
