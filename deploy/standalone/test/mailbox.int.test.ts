import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Connection } from 'mongoose';
import { createTransport, type Transporter } from 'nodemailer';
import { settableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { connectMongo, migrateIndexes } from '@latchkey/kit/mongo';
import { startTestStore, type TestStore } from '@latchkey/testkit';
import type { Mail, MailPage, MailStore } from '../src/mailbox/mail.ts';
import { mailboxRoutes } from '../src/mailbox/mailbox-routes.ts';
import { createMongoMailStore } from '../src/mailbox/mongo-mail-store.ts';
import { startSmtpCatcher, type SmtpCatcher } from '../src/mailbox/smtp-catcher.ts';

const clock = settableClock(Date.UTC(2026, 10, 23));
const evil = `<script>alert("x")</script>'&`;

let store: TestStore;
let connection: Connection;
let mails: MailStore;
let failing = false;
let catcher: SmtpCatcher;
let smtp: Transporter;
let web: Server;
let origin: string;

beforeAll(async () => {
  store = await startTestStore();
  connection = await connectMongo({ uri: store.uri('mailbox'), appName: 'test', logger: silentLogger });
  const real = createMongoMailStore(connection);
  mails = {
    ...real,
    add: (...mail) => (failing ? Promise.reject(new Error('the store is away')) : real.add(...mail)),
  };
  await migrateIndexes(connection, silentLogger);
  catcher = await startSmtpCatcher({ mails, clock, logger: silentLogger });
  smtp = createTransport(catcher.url);
  const app = express().use('/mailbox', mailboxRoutes({ mails, publicUrl: 'https://shop.example' }));
  web = createServer(app).listen(0, '127.0.0.1');
  await once(web, 'listening');
  origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
});

afterAll(async () => {
  smtp.close();
  await catcher.stop();
  web.close();
  web.closeAllConnections();
  await connection.close();
  await store.stop();
});

async function send(
  to: string,
  mail: { subject?: string; text?: string; html?: string; messageId?: string } = {},
): Promise<void> {
  await smtp.sendMail({ from: 'no-reply@shop.example', to, subject: 'Hello', text: 'text', ...mail });
}

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${origin}${path}`, { headers });

async function list(query: string): Promise<MailPage> {
  const response = await get(`/mailbox/api/messages?${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as MailPage;
}

async function only(to: string): Promise<Mail> {
  const { messages } = await list(`to=${to}`);
  expect(messages).toHaveLength(1);
  return messages[0]!;
}

/** fetch does not let a caller choose the Host header. */
async function statusUnderHost(host: string): Promise<number | undefined> {
  const { request } = await import('node:http');
  const sent = request(`${origin}/mailbox/api/messages`, { headers: { host } }).end();
  const [response] = (await once(sent, 'response')) as [{ statusCode?: number; resume(): void }];
  response.resume();
  return response.statusCode;
}

describe('the mailbox API', () => {
  it('gives a mail that was answered with 250, with everything in it', async () => {
    await send('Full@Example.com', {
      subject: 'Choose',
      text: 'Go to https://shop.example/r?token=t1',
      html: '<a href="https://shop.example/r?token=t1">go</a>',
      messageId: '<m1@shop.example>',
    });
    const mail = await only('full@example.COM');
    expect(mail).toMatchObject({
      messageId: '<m1@shop.example>',
      from: 'no-reply@shop.example',
      to: 'Full@example.com',
      subject: 'Choose',
      text: 'Go to https://shop.example/r?token=t1',
      html: '<a href="https://shop.example/r?token=t1">go</a>',
      links: ['https://shop.example/r?token=t1'],
    });
    expect(new Date(mail.date).toISOString()).toBe(mail.date);
    expect(await (await get(`/mailbox/api/messages/${mail.id}`)).json()).toEqual(mail);
  });

  it('keeps a mail that is sent twice under one Message-ID twice', async () => {
    for (let time = 0; time < 2; time += 1)
      await send('twice@example.com', { messageId: '<same@shop.example>' });
    const { messages } = await list('to=twice@example.com');
    expect(messages.map((mail) => mail.messageId)).toEqual(['<same@shop.example>', '<same@shop.example>']);
    expect(messages[0]!.id).not.toBe(messages[1]!.id);
  });

  it('lists newest first, in pages', async () => {
    for (const subject of ['1', '2', '3', '4', '5']) await send('pages@example.com', { subject });
    const subjects: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: MailPage = await list(
        `to=pages@example.com&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      subjects.push(page.messages.map((mail) => mail.subject).join());
      cursor = page.nextCursor;
    }
    expect(subjects).toEqual(['5,4', '3,2', '1']);
  });

  it('knows nobody of an unknown address, and everybody without one', async () => {
    expect(await list('to=nobody@example.com')).toEqual({ messages: [], nextCursor: null });
    await send('any@example.com');
    expect((await list('limit=1')).messages[0]?.to).toBe('any@example.com');
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'cursor=no-id', 'to=a&to=b'])(
    'refuses %s, naming the parameter',
    async (query) => {
      const response = await get(`/mailbox/api/messages?${query}`);
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(((await response.json()) as { detail: string }).detail).toContain(query.split('=')[0]);
    },
  );

  it.each([newId(), 'no-id', '%00'])('answers 404 for the unknown mail %s', async (id) => {
    expect((await get(`/mailbox/api/messages/${id}`)).status).toBe(404);
    expect((await get(`/mailbox/messages/${id}`)).status).toBe(404);
    expect((await get(`/mailbox/messages/${id}/html`)).status).toBe(404);
  });

  it('does not answer under a name that a foreign site may have pointed here', async () => {
    expect(await statusUnderHost('evil.example')).toBe(421);
    expect(await statusUnderHost('shop.example')).toBe(200);
    expect(await statusUnderHost('localhost:1')).toBe(200);
  });
});

describe('the mailbox pages', () => {
  it('escape everything a mail brings', async () => {
    await send('evil@example.com', {
      subject: evil,
      text: `${evil} https://a.example/"><script>`,
      html: `<b>${evil}</b>`,
    });
    const { id } = await only('evil@example.com');
    for (const path of [
      '/mailbox?to=evil@example.com',
      `/mailbox/messages/${id}`,
      `/mailbox?to=${encodeURIComponent(evil)}`,
    ]) {
      const response = await get(path);
      const markup = await response.text();
      expect(response.status).toBe(200);
      expect(markup).toContain('&lt;script&gt;');
      expect(markup).not.toContain('<script');
    }
  });

  it('carry a policy that allows their one style sheet, the frame and nothing else', async () => {
    const response = await get('/mailbox');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    const [, sheet = ''] = /<style>([\s\S]*)<\/style>/.exec(await response.text()) ?? [];
    const { createHash } = await import('node:crypto');
    expect(policy).toContain(`'sha256-${createHash('sha256').update(sheet).digest('base64')}'`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('show the HTML part in a sandbox only', async () => {
    await send('frame@example.com', {
      html: '<html><head><title>x</title></head><body><script>1</script></body></html>',
    });
    const { id } = await only('frame@example.com');
    const page = await (await get(`/mailbox/messages/${id}`)).text();
    const [, attributes = ''] = /<iframe\b([^>]*)>/.exec(page) ?? [];
    expect(attributes).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(attributes).toContain(`src="/mailbox/messages/${id}/html"`);
    const frame = await get(`/mailbox/messages/${id}/html`);
    expect(frame.headers.get('content-security-policy')).toBe(
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'",
    );
    expect(await frame.text()).toContain('<head><base target="_blank">');
  });
});

describe('the SMTP catcher', () => {
  it('answers 451 when the mail could not be stored, and takes it at the next try', async () => {
    failing = true;
    await expect(send('later@example.com')).rejects.toMatchObject({ responseCode: 451 });
    failing = false;
    await send('later@example.com');
    await only('later@example.com');
  });

  it('refuses a mail beyond its bound for good', async () => {
    const big = send('big@example.com', { text: 'x'.repeat(3 * 1024 * 1024) });
    await expect(big).rejects.toMatchObject({ responseCode: 552 });
    expect((await list('to=big@example.com')).messages).toEqual([]);
  });
});

describe('the mail store', () => {
  it('keeps the newest mails and lets the oldest go', async () => {
    const small = await connectMongo({ uri: store.uri('small'), appName: 'test', logger: silentLogger });
    try {
      const bounded = createMongoMailStore(small, 5);
      await migrateIndexes(small, silentLogger);
      const mail = {
        messageId: '',
        from: '',
        to: '',
        date: '2026-11-23T00:00:00.000Z',
        text: '',
        html: '',
        links: [],
      };
      for (let count = 1; count <= 100; count += 1)
        await bounded.add({ ...mail, subject: String(count) }, ['a@example.com']);
      const { messages } = await bounded.list({ limit: 200 });
      expect(messages.map((each) => each.subject)).toEqual(['100', '99', '98', '97', '96']);
    } finally {
      await small.close();
    }
  });
});
