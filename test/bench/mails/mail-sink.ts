/**
 * The SMTP server of the mails bench, in a process of its own: takes whatever comes, as fast as it can, and keeps nothing.
 * Started by fork: its first message is its port; to anything sent to it, it answers with what it has taken so far. It tells
 * of a mail to `wait.…@` at once, for those are waited for.
 */
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What the sink tells. */
export type FromMailSink =
  | { readonly port: number }
  | { readonly mails: number; readonly bytes: number }
  | { readonly waited: string };

let mails = 0;
let bytes = 0;
const tell = (message: FromMailSink): void => void process.send?.(message);

function serve(socket: Socket): void {
  let received = '';
  let inData = false;
  let recipient = '';
  const commands = (): void => {
    for (let end = received.indexOf('\r\n'); end >= 0 && !inData; end = received.indexOf('\r\n')) {
      const line = received.slice(0, end);
      received = received.slice(end + 2);
      const verb = line.slice(0, 4).toUpperCase();
      inData = verb === 'DATA';
      if (verb === 'RCPT') recipient = line.slice(line.indexOf('<') + 1, line.indexOf('>'));
      socket.write(inData ? '354 go on\r\n' : '250 fine\r\n');
      if (verb === 'QUIT') socket.end();
    }
  };
  socket.setNoDelay(true);
  socket.setEncoding('latin1');
  socket.on('error', () => undefined);
  socket.on('data', (part: string) => {
    // Only the new part is searched, and the four characters before it that the end may have begun in.
    const from = Math.max(0, received.length - 4);
    received += part;
    if (inData) {
      const end = received.indexOf('\r\n.\r\n', from);
      if (end < 0) return;
      mails += 1;
      bytes += end;
      inData = false;
      received = received.slice(end + 5);
      socket.write('250 taken\r\n');
      if (recipient.startsWith('wait.')) tell({ waited: recipient });
    }
    commands();
  });
  socket.write('220 sink\r\n');
}

process.on('message', () => tell({ mails, bytes }));
const server = createServer(serve).listen(0, '127.0.0.1', () => {
  tell({ port: (server.address() as AddressInfo).port });
});
