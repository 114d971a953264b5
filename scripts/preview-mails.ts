/** `npm run mails`: writes every mail in every language, as HTML and as text, into a folder and prints where. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileMails } from './compile-mails.ts';
import { joined } from '../services/notification/src/domain/mail.ts';
import { createMailRenderer } from '../services/notification/src/mails/mail-renderer.ts';
import { mailLocales } from '../services/notification/src/mails/words.ts';
import { sampleFacts } from '../services/notification/src/mails/sample-facts.ts';
import { sampleShop } from '../services/notification/test/sample-mails.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-mails-'));
const renderer = createMailRenderer(sampleShop, await compileMails());
for (const facts of Object.values(sampleFacts('Ada Lovelace'))) {
  for (const locale of mailLocales) {
    const { subject, html, text } = renderer.render(facts, [locale]);
    const name = join(folder, `${facts.kind}.${locale}`);
    writeFileSync(`${name}.html`, joined(html));
    writeFileSync(`${name}.txt`, `Subject: ${subject}\n\n${joined(text)}`);
    process.stdout.write(`${name}.html  ${subject}\n`);
  }
}
process.stdout.write(`\n${folder}\n`);
