import type { StandaloneConfig } from './config.ts';

/**
 * What a person reads when Latchkey has started: where everything is.
 * @param startedInMs from the start of the process to being ready
 */
export function announcement(config: StandaloneConfig, dataDir: string, startedInMs: number): string {
  const origin = localOrigin(config);
  const rows = [
    ['Glue API', `${origin}/glue`],
    ['Storefront', `${origin}/storefront`],
    ['Reference', `${origin}/docs`],
    ['Account pages', `${origin}/account`],
    ['Mailbox', config.mailbox ? `${origin}/mailbox` : 'off: mails go to SMTP_URL'],
    ['Data', dataDir],
    ...(config.PUBLIC_URL === origin ? [] : [['Links in mails', config.PUBLIC_URL]]),
    ...(config.MONGODB_URI === undefined ? [] : [['Store', 'MONGODB_URI']]),
    ...(config.AMQP_URL === undefined ? [] : [['Events', 'AMQP_URL']]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const lines = rows.map(([name = '', value = '']) => `  ${name.padEnd(width)}  ${value}`);
  return `Latchkey is ready (${(startedInMs / 1000).toFixed(1)} s). Ctrl-C stops it.\n\n${lines.join('\n')}\n`;
}

/** An address that works in a browser on this machine. */
function localOrigin({ HOST, PORT }: StandaloneConfig): string {
  const everywhere = HOST === '0.0.0.0' || HOST === '::';
  const host = everywhere || HOST === '127.0.0.1' ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST;
  return `http://${host}:${PORT}`;
}
