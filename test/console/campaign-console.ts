import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Campaign } from '@latchkey/contracts/customer';
import { scriptedTerminal, type ScriptedTerminal } from '../../console/test/scripted-terminal.ts';
import { runConsole } from '../../console/src/run-console.ts';
import { staffToken } from '../../gateway/test/fake-staff.ts';
import { startGateway, type TestGateway } from '../../gateway/test/harness.ts';
import { aCampaign, campaignId } from '../../gateway/test/scripted-bulk.ts';

const secret = 'an-operators-secret';

interface As {
  terminal?: ScriptedTerminal;
  user?: true;
}

export interface CampaignConsole {
  gateway: TestGateway;
  /** For the files of this test. */
  folder: string;
  /** Customer's one campaign as it stands, and what counting it finds. */
  campaign: Campaign;
  preview: NonNullable<Campaign['preview']>;
  /** As a program with a token of ADMIN_TOKENS, or as a user who has logged in. */
  run(line: string, as?: As): Promise<{ code: number; out: string; error: string }>;
  /** What customer and identity were asked in this test. */
  asked(rpc: string): unknown[];
}

/** The console before the real gateway. Customer is scripted: it has one campaign, and counts it by the second look. */
export function campaignConsole(): CampaignConsole {
  const fixture = { run, asked } as CampaignConsole;
  beforeAll(async () => {
    const digest = createHash('sha256').update(secret).digest('hex');
    fixture.gateway = await startGateway({ env: { ADMIN_TOKENS: `ci:operator:${digest}` } });
  });
  beforeEach(() => {
    fixture.folder = mkdtempSync(join(tmpdir(), 'lk-'));
    fixture.campaign = aCampaign();
    fixture.preview = { ...aCampaign().preview! };
    script(fixture);
  });
  afterEach(() => {
    fixture.gateway.restore();
    rmSync(fixture.folder, { recursive: true });
  });
  afterAll(() => fixture.gateway.stop());
  return fixture;

  async function run(line: string, { terminal = scriptedTerminal(), user }: As = {}) {
    const origin = `http://127.0.0.1:${fixture.gateway.port}`;
    if (user === true) storeSession(fixture.folder, origin);
    const code = await runConsole(line.split(' '), {
      env: {
        LATCHKEY_URL: origin,
        XDG_CONFIG_HOME: fixture.folder,
        ...(user === true ? {} : { LATCHKEY_TOKEN: secret }),
      },
      terminal,
      fetch,
      now: () => Date.now(),
    });
    return { code, out: terminal.out(), error: terminal.error() };
  }
  function asked(rpc: string): unknown[] {
    return fixture.gateway.calls.filter((call) => call.rpc === rpc).map(({ request }) => request);
  }
}

function script(fixture: CampaignConsole): void {
  const { campaigns } = fixture.gateway;
  const set = (change: Partial<Campaign>) => {
    fixture.campaign = { ...fixture.campaign, ...change };
    return Promise.resolve({ campaign: fixture.campaign });
  };
  campaigns.CreateCampaign = ({ audience, pace, expirePasswords }) =>
    set({ audience, pace, expirePasswords, preview: { ...fixture.preview, state: 'counting' } });
  campaigns.GetCampaign = async () => {
    const now = fixture.campaign;
    if (now.preview?.state === 'counting') await set({ preview: fixture.preview });
    return { campaign: now };
  };
  campaigns.StartCampaign = () => set({ state: 'running', phase: 'sending', recipients: 3, startedAtMs: 1 });
  campaigns.CancelCampaign = () => set({ state: 'cancelled' });
  campaigns.PauseCampaign = () => set({ state: 'paused' });
}

/** What `latchkey login` leaves. */
function storeSession(folder: string, origin: string): void {
  const session = { origin, name: 'ida', token: staffToken('operator'), expiresAt: '2099-01-01T00:00:00Z' };
  mkdirSync(join(folder, 'latchkey'), { recursive: true });
  writeFileSync(join(folder, 'latchkey', 'session.json'), JSON.stringify(session));
}

export const json = (text: string) => JSON.parse(text) as Record<string, unknown>;
export { campaignId };
