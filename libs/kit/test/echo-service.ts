import type { MethodDefinition } from '@grpc/grpc-js';
import {
  createGrpcClient,
  serving,
  startGrpcServer,
  type GrpcClientOptions,
  type GrpcServer,
  type GrpcServerOptions,
  type Handlers,
  type ServiceClient,
} from '../src/grpc/index.ts';
import { silentLogger } from '../src/logging/index.ts';

interface Message {
  text: string;
}

function method(name: string): MethodDefinition<Message, Message> {
  const serialize = (value: Message): Buffer => Buffer.from(JSON.stringify(value));
  const deserialize = (bytes: Buffer): Message => JSON.parse(bytes.toString()) as Message;
  return {
    path: `/test.v1.EchoService/${name}`,
    requestStream: false,
    responseStream: false,
    requestSerialize: serialize,
    requestDeserialize: deserialize,
    responseSerialize: serialize,
    responseDeserialize: deserialize,
  };
}

/** A service of the kit's own: one RPC that may be sent again, one that may not, one that nobody may use. */
export const echoService = { Read: method('Read'), Write: method('Write'), Closed: method('Closed') };
export type EchoService = typeof echoService;

const credential = 'credential-of-gateway';

export function echoServer(
  handlers: Partial<Handlers<EchoService>> = {},
  options: Partial<GrpcServerOptions> = {},
): Promise<GrpcServer> {
  const echo = (request: Message): Promise<Message> => Promise.resolve(request);
  return startGrpcServer({
    services: [
      serving({
        service: echoService,
        handlers: { Read: echo, Write: echo, Closed: echo, ...handlers },
        allow: { Read: ['gateway'], Write: ['gateway'], Closed: [] },
      }),
    ],
    callers: { gateway: credential, other: 'credential-of-other' },
    listen: '127.0.0.1:0',
    logger: silentLogger,
    ...options,
  });
}

export function echoClient(
  address: string,
  options: Partial<GrpcClientOptions<EchoService>> = {},
): ServiceClient<EchoService> {
  return createGrpcClient({
    service: echoService,
    address,
    caller: 'gateway',
    credential,
    idempotent: ['Read'],
    ...options,
  });
}

/** A promise and what settles it. */
export function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
