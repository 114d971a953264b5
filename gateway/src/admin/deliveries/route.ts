import { AppError } from '@latchkey/kit/errors';
import { forStaff, type AdminOperation } from '../operation.ts';
import { roles } from '../roles.ts';
import { addressFor, toDelivery, toEvent } from './mapper.ts';
import {
  countsSchema,
  deliveryPage,
  deliveryParameters,
  deliveryWithStory,
  retriedSchema,
  retryAllSchema,
  retrySchema,
  searchQuery,
} from './schema.ts';

const tag = 'Deliveries';
const mayRetry = ['admin', 'operator', 'support'] as const;
/** Five hundred guarded writes, each on the disk. */
const bulkDeadlineMs = 25_000;

interface Filters {
  customerId?: string | undefined;
  state?: string | undefined;
  kind?: string | undefined;
  campaignId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const deliveryOperations: readonly AdminOperation[] = [
  forStaff({
    method: 'get',
    path: '/deliveries',
    id: 'searchDeliveries',
    tag,
    summary: 'Search mails',
    description: 'Newest first. No answer holds a link; the address is only with a single one.',
    roles,
    query: searchQuery,
    answers: { 200: { description: 'A page', schema: deliveryPage } },
    problems: [],
    handle: async ({ query: { limit, cursor = '', ...filters } }, { notification }) => {
      const request = { filter: filterOf(filters), limit, cursor };
      const { deliveries, nextCursor } = await notification.searchDeliveries(request);
      const next = nextCursor === '' ? {} : { nextCursor };
      return { status: 200, body: { items: deliveries.map(toDelivery), ...next } };
    },
  }),
  forStaff({
    method: 'get',
    path: '/deliveries/counts',
    id: 'countDeliveries',
    tag,
    summary: 'Count mails by state',
    roles,
    answers: { 200: { description: 'The counts', schema: countsSchema } },
    problems: [],
    handle: async (_asked, { notification }) => ({
      status: 200,
      body: (await notification.countDeliveries({})).byState,
    }),
  }),
  forStaff({
    method: 'get',
    path: '/deliveries/:deliveryId',
    id: 'getDelivery',
    tag,
    summary: 'One mail with its story',
    roles,
    parameters: deliveryParameters,
    answers: { 200: { description: 'The mail', schema: deliveryWithStory } },
    problems: ['delivery_not_found'],
    handle: async ({ parameters: { deliveryId }, staff }, { notification }) => {
      const { delivery, events, address } = await notification.getDelivery({ deliveryId });
      if (delivery === null) throw new AppError('internal', { detail: 'an answer without a delivery' });
      const story = { ...addressFor(staff.role, address), events: events.map(toEvent) };
      return { status: 200, body: { ...toDelivery(delivery), ...story } };
    },
  }),
  forStaff({
    method: 'post',
    path: '/deliveries/:deliveryId/retry',
    id: 'retryDelivery',
    tag,
    summary: 'Try a failed mail again',
    description: 'Also one in doubt. It gets the whole time again that its kind is worth trying for.',
    roles: mayRetry,
    parameters: deliveryParameters,
    body: retrySchema,
    answers: { 204: { description: 'It is back in the queue' } },
    problems: ['delivery_not_found', 'delivery_not_failed'],
    handle: async ({ parameters: { deliveryId }, body: { notBefore } }, { notification }) => {
      await notification.retryDelivery({ deliveryId, notBeforeMs: toMs(notBefore) });
      return { status: 204 };
    },
  }),
  forStaff({
    method: 'post',
    path: '/deliveries/retry',
    id: 'retryDeliveries',
    tag,
    summary: 'Try failed mails again',
    description: 'The newest of the filter, 500 at most. Asked again it goes on with the rest.',
    roles: mayRetry,
    body: retryAllSchema,
    answers: { 200: { description: 'How many', schema: retriedSchema } },
    problems: [],
    handle: async ({ body: { limit, notBefore, ...filters } }, { notification }) => {
      const request = { filter: filterOf(filters), limit, notBeforeMs: toMs(notBefore) };
      const { retried, more } = await notification.retryDeliveries(request, { deadlineMs: bulkDeadlineMs });
      return { status: 200, body: { retried, more } };
    },
  }),
];

function filterOf({ from, to, ...equal }: Filters) {
  const given = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined));
  return { ...given, fromMs: toMs(from), toMs: toMs(to) };
}

function toMs(time: string | undefined): number {
  return time === undefined ? 0 : Math.max(0, Date.parse(time));
}
