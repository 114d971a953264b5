import { Router, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import { isId } from '@latchkey/kit/ids';
import { isAllowedHost } from './allowed-host.ts';
import type { MailStore } from './mail.ts';
import {
  frameDocument,
  framePolicy,
  listPage,
  messagePage,
  notFoundPage,
  pagePolicy,
} from './mailbox-pages.ts';

const listQuery = z.object({
  to: z.string().trim().max(320).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});

/**
 * The mailbox's pages and JSON, below `/mailbox`. Whoever reads a mail can use its link, so the routes belong on a
 * loopback address, and answer only under names that a foreign web site cannot point at this machine.
 * @param options `publicUrl` adds its host to the allowed ones
 */
export function mailboxRoutes(options: { mails: MailStore; publicUrl: string }): Router {
  const { mails } = options;
  const routes = Router();
  routes.use((request, response, next) => guard(request, response, next, options.publicUrl));
  routes.get('/', async (request, response) => {
    const query = readQuery(request, response);
    if (query === undefined) return;
    sendPage(response, listPage(await mails.list(withoutEmpty(query)), query.to ?? ''));
  });
  routes.get('/messages/:id', async (request, response) => {
    const mail = await find(mails, request);
    if (mail === undefined) sendPage(response.status(404), notFoundPage());
    else sendPage(response, messagePage(mail));
  });
  routes.get('/messages/:id/html', async (request, response) => {
    const mail = await find(mails, request);
    response.set({ 'Content-Security-Policy': framePolicy, 'X-Frame-Options': 'SAMEORIGIN' });
    if (mail === undefined) sendPage(response.status(404), notFoundPage());
    else response.type('html').send(frameDocument(mail));
  });
  routes.get('/api/messages', async (request, response) => {
    const query = readQuery(request, response);
    if (query !== undefined) response.json(await mails.list(withoutEmpty(query)));
  });
  routes.get('/api/messages/:id', async (request, response) => {
    const mail = await find(mails, request);
    if (mail === undefined) problem(response, 404, 'There is no such mail.');
    else response.json(mail);
  });
  return routes;
}

function guard(request: Request, response: Response, next: NextFunction, publicUrl: string): void {
  // For the gateway's log and metrics, which hold no URL.
  response.locals['route'] = '/mailbox';
  response.set({
    'Content-Security-Policy': pagePolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  if (isAllowedHost(request.headers.host, publicUrl)) next();
  else
    problem(
      response,
      421,
      'The mailbox does not answer under this host name; PUBLIC_URL sets the one it does.',
    );
}

type ListQuery = z.infer<typeof listQuery>;

function readQuery(request: Request, response: Response): ListQuery | undefined {
  const parsed = listQuery.safeParse(request.query);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  problem(response, 400, faults.join('; '));
  return undefined;
}

function withoutEmpty({ to, limit, cursor }: ListQuery): { to?: string; limit: number; cursor?: string } {
  return {
    limit,
    ...(to === undefined || to === '' ? {} : { to }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

async function find(mails: MailStore, request: Request): ReturnType<MailStore['find']> {
  const { id } = request.params;
  return typeof id === 'string' && isId(id) ? mails.find(id) : undefined;
}

function sendPage(response: Response, markup: string): void {
  response.type('html').send(markup);
}

/** RFC 9457 */
function problem(response: Response, status: number, detail: string): void {
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', status, detail }));
}
