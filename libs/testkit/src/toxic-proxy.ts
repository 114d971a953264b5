import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy that goes wrong when told to. */
export interface ToxicProxy {
  readonly port: number;
  /** Resets all connections; new ones are welcome. */
  cut(): void;
  /**
   * Swallows bytes without a word, on the connections there are and on new ones: `answers` those of the server only, as
   * when a confirm gets lost; `everything` as when a cable is pulled. `nothing` lets bytes pass again, minus those lost.
   */
  blackHole(what: 'answers' | 'everything' | 'nothing'): void;
  stop(): Promise<void>;
}

/** @param target the port on 127.0.0.1 that is proxied; it may change when the server is restarted elsewhere */
export async function startToxicProxy(target: number): Promise<ToxicProxy> {
  const sockets = new Set<Socket>();
  let swallowing: 'answers' | 'everything' | 'nothing' = 'nothing';
  const pass = (from: Socket, to: Socket, swallowed: () => boolean): void => {
    from.on('data', (bytes) => {
      if (!swallowed()) to.write(bytes);
    });
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
    from.on('error', () => from.destroy());
    sockets.add(from);
  };
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    pass(client, upstream, () => swallowing === 'everything');
    pass(upstream, client, () => swallowing !== 'nothing');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    blackHole: (what) => {
      swallowing = what;
    },
    stop: async () => {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
