import { simpleParser, type AddressObject } from 'mailparser';
import type { ParsedMail } from './mail.ts';

/** Reads a raw mail (RFC 5322). `arrivedAtMs` stands in for a missing Date header. */
export async function parseMail(raw: Buffer, arrivedAtMs: number): Promise<ParsedMail> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true });
  const html = parsed.html === false ? '' : (parsed.html ?? '');
  const text = parsed.text ?? '';
  return {
    messageId: parsed.messageId ?? '',
    from: parsed.from?.text ?? '',
    to: addresses(parsed.to),
    subject: parsed.subject ?? '',
    date: (parsed.date ?? new Date(arrivedAtMs)).toISOString(),
    text,
    html,
    links: linksOf(html, text),
  };
}

function addresses(header: AddressObject | AddressObject[] | undefined): string {
  const groups = header === undefined ? [] : [header].flat();
  return groups
    .flatMap((group) => group.value.map((entry) => entry.address ?? ''))
    .filter(Boolean)
    .join(', ');
}

const anchor = /<a\b[^>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const address = /https?:\/\/[^\s<>"')\]]+/gi;

/** The http(s) links of both parts, each once, in the order in which they stand. */
export function linksOf(html: string, text: string): string[] {
  const inHtml = [...html.matchAll(anchor)].map((match) => decodeEntities(match[1] ?? match[2] ?? '').trim());
  const inText = [...text.matchAll(address)].map((match) => match[0].replace(/[.,;:!?]+$/, ''));
  return [...new Set([...inHtml.filter((link) => /^https?:\/\//i.test(link)), ...inText])];
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(value: string): string {
  return value.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
      const point = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}
