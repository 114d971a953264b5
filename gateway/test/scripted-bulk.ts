import {
  campaignService,
  importService,
  type Campaign,
  type CampaignServiceDefinition,
  type ImportServiceDefinition,
} from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import { serving, type Handlers } from '@latchkey/kit/grpc';
import { allowAll, recording, type Call } from './recording.ts';

export type CampaignHandlers = Handlers<CampaignServiceDefinition>;
export type ImportHandlers = Handlers<ImportServiceDefinition>;

export const campaignId = '0198f0c0-0000-7000-8000-00000000ca3b';
const now = Date.UTC(2026, 10, 24, 9);

/** A campaign as customer tells of it: a draft whose audience is counted. */
export function aCampaign(given: Partial<Campaign> = {}): Campaign {
  return {
    campaignId,
    state: 'draft',
    phase: '',
    audience: {
      of: 'without-password',
      withoutLiveLink: false,
      store: '',
      locale: '',
      importId: '',
      listed: false,
    },
    expirePasswords: false,
    pace: { rate: 50, domainRates: { 'gmail.com': 5 } },
    preview: {
      state: 'ready',
      countedAtMs: now,
      total: 3,
      byStore: { DE: 2, AT: 1 },
      byLocale: { de_DE: 3 },
      byDomain: { 'gmail.com': 1, '': 2 },
      leftOut: { blocked: 1 },
      expectedMs: 60_000,
      gmailADay: 0,
    },
    recipients: 0,
    expired: 0,
    counts: {
      ...{ pending: 0, requested: 0, sent: 0, failed: 0, suppressed: 0, cancelled: 0, doubt: 0, renewed: 0 },
    },
    createdBy: 'operator:ci',
    createdAtMs: now,
    approvedBy: [],
    approvalsNeeded: 1,
    startedAtMs: 0,
    endedAtMs: 0,
    listed: 0,
    version: 1,
    ...given,
  };
}

/** CampaignService as it answers when all is well: there is one campaign. */
export function scriptedCampaigns(): CampaignHandlers {
  const campaign = () => Promise.resolve({ campaign: aCampaign() });
  return {
    CreateCampaign: campaign,
    AddToAudience: campaign,
    PreviewCampaign: campaign,
    StartCampaign: campaign,
    PauseCampaign: campaign,
    ResumeCampaign: campaign,
    CancelCampaign: () => Promise.resolve({ campaign: aCampaign({ state: 'cancelled' }) }),
    ChangeCampaignPace: campaign,
    GetCampaign: () => Promise.resolve({ campaign: aCampaign({ state: 'cancelled' }) }),
    ListCampaigns: () => Promise.resolve({ campaigns: [aCampaign()] }),
    ListRecipients: () => Promise.resolve({ recipients: [] }),
  };
}

const notScripted = (): never => {
  throw new AppError('internal', { detail: 'no test asks for this' });
};

export function scriptedImports(): ImportHandlers {
  return {
    StartImport: notScripted,
    ApplyRows: notScripted,
    EndImport: notScripted,
    GetImport: notScripted,
    ListImports: notScripted,
    ListImportErrors: notScripted,
  };
}

type Served = ReturnType<typeof serving>;

/** @param current what a test may have replaced */
export function importServer(current: ImportHandlers, calls: Call[]): Served {
  return serving({
    service: importService,
    handlers: recording(current, current, calls),
    allow: allowAll(current),
  });
}

/** As importServer. */
export function campaignServer(current: CampaignHandlers, calls: Call[]): Served {
  return serving({
    service: campaignService,
    handlers: recording(current, current, calls),
    allow: allowAll(current),
  });
}
