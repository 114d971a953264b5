import type { Campaign } from '@latchkey/contracts/customer';
import { fieldErrors } from '@latchkey/kit/errors';
import { newId, repeatableId } from '@latchkey/kit/ids';
import { changesOf } from '../../operations/follow.ts';
import { pageOf } from '../../operations/page.ts';
import { forStaff, type AdminDeps, type AdminOperation, type AsStaff } from '../operation.ts';
import { nameField } from '../password/route.ts';
import { roles } from '../roles.ts';
import { campaignOf, presentCampaign, presentRecipient } from './mapper.ts';
import { reportCsv, reportLines } from './report.ts';
import {
  audiencePartMax,
  audiencePartSchema,
  campaignPageSchema,
  campaignParameters,
  campaignSchema,
  createSchema,
  listQuery,
  paceChangeSchema,
  recipientPageSchema,
  recipientsQuery,
  startSchema,
  type ShownCampaign,
} from './schema.ts';

const tag = 'Campaigns';
/** Who starts and rules campaigns. */
const rulers = ['admin', 'operator'] as const;
const one = { tag, parameters: campaignParameters, problems: ['campaign_not_found'] } as const;
const ruled = { ...one, roles: rulers, problems: ['campaign_not_found', 'campaign_state'] } as const;
const standing = { description: 'How it stands', schema: campaignSchema };
/** A thousand references and a thousand addresses, each looked up and written down. */
const listDeadlineMs = 25_000;

const createCampaign = forStaff({
  method: 'post',
  path: '/campaigns',
  id: 'createCampaign',
  tag,
  summary: 'Draft a campaign',
  description:
    'Its audience is counted in the background (`preview`); nobody gets a mail before it is started.',
  roles: rulers,
  idempotencyKey: true,
  body: createSchema,
  answers: { 201: { description: 'A draft', schema: campaignSchema } },
  problems: ['idempotency_key_reused'],
  handle: async ({ body, idempotencyKey: key, staff, context: { requestId } }, { campaigns }) => {
    const campaignId = key === undefined ? newId() : repeatableId('campaign', staff.kind, staff.id, key);
    const { store = '', locale = '', importId = '', ...audience } = body.audience;
    const asked = { ...body, campaignId, audience: { ...audience, store, locale, importId } };
    return shown(await campaigns.createCampaign(asked, { requestId }), 201);
  },
});

const nameRecipients = forStaff({
  ...ruled,
  method: 'post',
  path: '/campaigns/:campaignId/audience',
  id: 'nameRecipients',
  summary: 'Add to the list of a draft',
  description:
    'Whom a draft with `audience.listed` is for. Sent again it changes nothing; longer lists come in parts. Ask for a preview behind the last one.',
  body: audiencePartSchema,
  bodyMax: audiencePartMax,
  answers: { 200: standing },
  handle: async ({ parameters, body, context: { requestId } }, { campaigns }) =>
    shown(
      await campaigns.addToAudience({ ...parameters, ...body }, { requestId, deadlineMs: listDeadlineMs }),
    ),
});

const startCampaign = forStaff({
  ...ruled,
  method: 'post',
  path: '/campaigns/:campaignId/start',
  id: 'startCampaign',
  summary: 'Start a campaign, or approve one',
  description:
    'Freezes the audience and begins. A forced campaign asks users for their password again, and begins when as many people have started it as `approvalsNeeded` says; until then it stays a draft.',
  body: startSchema,
  answers: { 200: standing },
  problems: [
    'campaign_not_found',
    'campaign_state',
    'current_password_wrong',
    'too_many_attempts',
    'overloaded',
  ],
  handle: async ({ parameters, body, context: { requestId }, ...asking }, deps) => {
    const { expirePasswords } = campaignOf(await deps.campaigns.getCampaign(parameters, { requestId }));
    if (expirePasswords) await provePassword(asking, body.currentPassword, requestId, deps);
    return shown(await deps.campaigns.startCampaign(parameters, { requestId }));
  },
});

/** A stolen session shall not end everybody's password. @throws AppError invalid_input, current_password_wrong, … */
async function provePassword(
  { staff, credentials: { token } }: AsStaff,
  currentPassword: string | undefined,
  requestId: string,
  deps: AdminDeps,
): Promise<void> {
  if (staff.kind === 'token') return;
  if (currentPassword === undefined) throw fieldErrors({ field: 'currentPassword', rule: 'required' });
  await deps.staff.verifyStaffPassword({ token, currentPassword }, { requestId }).catch(nameField);
}

/** What is done to a campaign without anything more to say; again it changes nothing. */
function act(given: {
  does: string;
  id: string;
  summary: string;
  description: string;
  rpc: 'previewCampaign' | 'pauseCampaign' | 'resumeCampaign' | 'cancelCampaign';
}): AdminOperation {
  const { does, rpc, ...described } = given;
  return forStaff({
    ...ruled,
    ...described,
    method: 'post',
    path: `/campaigns/:campaignId/${does}`,
    answers: { 200: standing },
    handle: async ({ parameters, context: { requestId } }, { campaigns }) =>
      shown(await campaigns[rpc](parameters, { requestId })),
  });
}

const acts = [
  act({
    does: 'preview',
    id: 'previewCampaign',
    summary: 'Count the audience of a draft anew',
    description: 'In the background; `preview.state` is `ready` when it is done.',
    rpc: 'previewCampaign',
  }),
  act({
    does: 'pause',
    id: 'pauseCampaign',
    summary: 'Pause a campaign',
    description: 'Within a second no further mail of it goes out.',
    rpc: 'pauseCampaign',
  }),
  act({
    does: 'resume',
    id: 'resumeCampaign',
    summary: 'Go on with a paused campaign',
    description: 'Where it was.',
    rpc: 'resumeCampaign',
  }),
  act({
    does: 'cancel',
    id: 'cancelCampaign',
    summary: 'End a campaign for good',
    description:
      'Whoever has not got the mail by now gets none; links in mails that are out work on, and passwords that have ended stay ended.',
    rpc: 'cancelCampaign',
  }),
];

const changePace = forStaff({
  ...ruled,
  method: 'patch',
  path: '/campaigns/:campaignId/pace',
  id: 'changeCampaignPace',
  summary: 'Change the pace, also while it runs',
  body: paceChangeSchema,
  answers: { 200: standing },
  handle: async ({ parameters, body, context: { requestId } }, { campaigns }) => {
    const { pace } = campaignOf(await campaigns.getCampaign(parameters, { requestId }));
    const changed = { ...pace, ...(body.rate === undefined ? {} : { rate: body.rate }) };
    const domainRates = withChanges(pace, body.domainRates ?? {});
    const asked = { ...parameters, pace: { ...changed, domainRates } };
    return shown(await campaigns.changeCampaignPace(asked, { requestId }));
  },
});

/** As RFC 7396 merges: what is null is gone, what is not named stays. */
function withChanges(
  pace: Campaign['pace'],
  changes: Readonly<Record<string, number | null>>,
): Record<string, number> {
  const merged = { ...pace?.domainRates, ...changes };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, number] => entry[1] !== null),
  );
}

const readOperations = [
  forStaff({
    method: 'get',
    path: '/campaigns',
    id: 'listCampaigns',
    tag,
    summary: 'List campaigns, the newest first',
    roles,
    query: listQuery,
    answers: { 200: { description: 'A page', schema: campaignPageSchema } },
    problems: [],
    handle: async ({ query: { cursor = '', limit }, context: { requestId } }, { campaigns }) => {
      const page = await campaigns.listCampaigns({ cursor, limit }, { requestId });
      return { status: 200, body: pageOf(page.campaigns.map(presentCampaign), page.nextCursor) };
    },
  }),
  forStaff({
    ...one,
    method: 'get',
    path: '/campaigns/:campaignId',
    id: 'getCampaign',
    summary: 'How a campaign stands',
    roles,
    answers: { 200: standing },
    handle: async ({ parameters, context: { requestId } }, { campaigns }) =>
      shown(await campaigns.getCampaign(parameters, { requestId })),
  }),
  forStaff({
    ...one,
    method: 'get',
    path: '/campaigns/:campaignId/progress',
    id: 'watchCampaign',
    summary: 'Follow a campaign',
    description: 'An event `campaign` with every change, the last one when nothing more can change.',
    roles,
    answers: { 200: { description: 'Server-sent events', streams: 'text/event-stream' } },
    handle: ({ parameters, context: { requestId } }, { campaigns }) => {
      const read = async (): Promise<ShownCampaign> =>
        presentCampaign(campaignOf(await campaigns.getCampaign(parameters, { requestId })));
      return Promise.resolve({
        status: 200,
        stream: { type: 'text/event-stream', pieces: changesOf('campaign', read, isOver) },
      });
    },
  }),
  forStaff({
    ...one,
    method: 'get',
    path: '/campaigns/:campaignId/recipients',
    id: 'listRecipients',
    summary: 'Whom a campaign is for, and what became of each',
    roles,
    query: recipientsQuery,
    answers: { 200: { description: 'A page', schema: recipientPageSchema } },
    handle: async ({ parameters, query, context: { requestId } }, { campaigns }) => {
      const { state = '', cursor = '', limit } = query;
      const page = await campaigns.listRecipients({ ...parameters, state, cursor, limit }, { requestId });
      return { status: 200, body: pageOf(page.recipients.map(presentRecipient), page.nextCursor) };
    },
  }),
  forStaff({
    ...one,
    method: 'get',
    path: '/campaigns/:campaignId/report.csv',
    id: 'downloadCampaignReport',
    summary: 'The report as a file',
    description:
      'A row for each recipient. A cell that a spreadsheet would take for a formula begins with an apostrophe. The download is an act in the audit trail.',
    roles,
    answers: { 200: { description: 'CSV', streams: 'text/csv' } },
    handle: async ({ parameters: { campaignId }, context: { requestId } }, { campaigns, audit }) => {
      await campaigns.getCampaign({ campaignId }, { requestId });
      await audit.recordDownload({ act: 'customers.exported' }, { requestId });
      return {
        status: 200,
        stream: {
          type: 'text/csv; charset=utf-8',
          fileName: `campaign-${campaignId}.csv`,
          pieces: reportCsv(campaigns, campaignId, requestId),
        },
      };
    },
  }),
  forStaff({
    ...one,
    method: 'get',
    path: '/campaigns/:campaignId/report.ndjson',
    id: 'reportCampaign',
    summary: 'The report as lines of JSON',
    description:
      'First `campaign`, then a `recipient` for each, last the `summary` counted from them: a report without it is not whole. The download is an act in the audit trail.',
    roles,
    answers: { 200: { description: 'NDJSON', streams: 'application/x-ndjson' } },
    handle: async ({ parameters: { campaignId }, context: { requestId } }, { campaigns, audit }) => {
      await campaigns.getCampaign({ campaignId }, { requestId });
      await audit.recordDownload({ act: 'customers.exported' }, { requestId });
      const pieces = reportLines(campaigns, campaignId, requestId);
      return { status: 200, stream: { type: 'application/x-ndjson', pieces } };
    },
  }),
];

/** Campaigns: drafted, counted, started, ruled and proven. */
export const campaignOperations: readonly AdminOperation[] = [
  createCampaign,
  ...readOperations,
  nameRecipients,
  startCampaign,
  ...acts,
  changePace,
];

/** Over, and no mail under way whose outcome is still to come. */
function isOver({ state, counts }: ShownCampaign): boolean {
  return (state === 'completed' || state === 'cancelled') && counts.pending + counts.requested === 0;
}

function shown(answer: { campaign: Campaign | null }, status: 200 | 201 = 200) {
  return { status, body: presentCampaign(campaignOf(answer)) };
}
