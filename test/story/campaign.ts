import { eventually } from '@latchkey/testkit';
import type { Mail, System } from '../system/system.ts';
import { glueClient } from '../system/glue-client.ts';
import { mailsByDelivery, strangeAmong } from '../system/campaigns.ts';
import { latchkey, type Ran } from '../system/latchkey.ts';

/** People as test/system/campaigns.ts imports them, without a password, at a handful of domains. */
export function invited(count: number, prefix: string): { reference: string; email: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    reference: `${prefix}--${index + 1}`,
    email: `${prefix.toLowerCase()}${index + 1}@shop-${index % 5}.example`,
  }));
}

/** A recipient in the report of `campaign:report --json`. */
interface Reported {
  customerReference: string;
  state: string;
  deliveryId?: string;
  renewedAt?: string;
  afterDoubt: boolean;
}

export interface Report {
  campaign: { id: string; state: string; recipients: number; createdBy: string; renewed: number };
  recipients: Reported[];
  summary: { recipients: number; counts: Record<string, number>; renewed: number; afterDoubt: number };
}

/** `latchkey campaign:report ID --json`, read. @param env where the console finds the system */
export async function reportOf(id: string, env: Readonly<Record<string, string>>): Promise<Report> {
  const { stdout } = succeeded(await latchkey(['campaign:report', id, '--json'], env));
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Partial<Report> & { recipient?: Reported });
  const [first, last] = [lines[0], lines.at(-1)];
  if (first?.campaign === undefined || last?.summary === undefined)
    throw new Error('the report is not whole');
  const recipients = lines.flatMap(({ recipient }) => recipient ?? []);
  return { campaign: first.campaign, recipients, summary: last.summary };
}

/** Everybody who was meant is in the report, once, with a mail, and twice only where it says so. */
export async function expectToAddUp(
  system: System,
  { recipients, summary }: Report,
  people: readonly { reference: string }[],
): Promise<void> {
  const references = recipients.map(({ customerReference }) => customerReference);
  expect(references.sort()).toEqual(people.map(({ reference }) => reference).sort());
  expect(summary).toMatchObject({ recipients: people.length, counts: { sent: people.length, failed: 0 } });
  expect(strangeAmong(recipients, await mailsByDelivery(system))).toEqual([]);
}

/** Takes the link out of a campaign's mail, chooses a password on the account page, and logs in at Glue. */
export async function acceptInvitation(system: System, email: string, password: string): Promise<void> {
  const [origin = ''] = system.origins;
  const page = await eventually(async () => linkIn(await system.mailbox.to(email)), { within: 30_000 });
  const token = page.searchParams.get('token') ?? '';
  const shown = await fetch(`${origin}${page.pathname}${page.search}&cookie=1`);
  expect(shown.status).toBe(200);
  expect(await shown.text()).toContain(`<form method="post" action="${page.pathname}">`);
  const chosen = await fetch(`${origin}${page.pathname}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ token, password, passwordRepeat: password }),
  });
  expect([chosen.status, await chosen.text()]).toEqual([303, expect.any(String)]);
  expect(await logIn(system, email, password)).toBe(201);
}

/** The status of the answer at Glue. */
export async function logIn({ origins }: System, email: string, password: string): Promise<number> {
  const attributes = { username: email, password };
  return (await glueClient(origins).send('POST', '/access-tokens', { type: 'access-tokens', attributes }))
    .status;
}

/** The link to a password of the newest mail that has one. */
function linkIn(mails: readonly Mail[]): URL {
  const links = mails.flatMap((mail) => mail.links.map((link) => new URL(link)));
  const found = links.find((link) => link.searchParams.has('token'));
  if (found === undefined) throw new Error(`no link in ${mails.length} mails`);
  return found;
}

/** @throws Error with what was said when the exit code is not 0 */
export function succeeded(ran: Ran): Ran {
  if (ran.code !== 0) throw new Error(`exit code ${ran.code}: ${ran.stderr.slice(-1000)}`);
  return ran;
}
