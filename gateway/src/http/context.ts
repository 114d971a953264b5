import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { newId } from '@latchkey/kit/ids';
import { runAs } from '@latchkey/kit/origin';
import { coarseAddress, type AddressRule } from './coarse-address.ts';
import type { DeviceCookie } from './device-cookie.ts';
import { chooseLocale } from './locale.ts';

/** What every handler knows of a request besides its content. */
export interface RequestContext {
  /** UUIDv7, made here; goes along with every RPC and into the answer's X-Request-Id. */
  requestId: string;
  /** For throttling and audit, as identity.v1.ClientContext. */
  client: { address: string; userAgent: string; requestId: string; deviceToken: string };
  /** Makes the browser keep the device token that identity handed out (http/device-cookie.ts). */
  rememberDevice(deviceToken: string): void;
  /** Chosen from Accept-Language, such as de_DE. */
  locale: string;
}

declare module 'express-serve-static-core' {
  interface Locals {
    context: RequestContext;
    /** The route's template for logs and metrics, such as `/glue/customers/:id`; never a URL. */
    route?: string;
  }
}

/** Long enough for every browser in use; what is longer was written by hand. */
const userAgentLimit = 256;

/**
 * The first step of every request: gives it an id and notes who asks, and in which language. Everything after it, with
 * all its RPCs, comes from an anonymous actor until a pipeline knows better (kit/origin).
 */
export function provideContext(
  locales: { supported: readonly string[]; fallback: string },
  device: DeviceCookie,
  addresses: AddressRule,
): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const requestId = newId();
    const address = request.ip ?? '';
    response.locals.context = {
      requestId,
      client: {
        address,
        userAgent: (request.headers['user-agent'] ?? '').slice(0, userAgentLimit),
        requestId,
        deviceToken: device.read(request),
      },
      rememberDevice: (deviceToken) => device.write(response, deviceToken),
      locale: chooseLocale(request.headers['accept-language'], locales.supported, locales.fallback),
    };
    response.setHeader('X-Request-Id', requestId);
    const kept = coarseAddress(address, addresses);
    runAs({ requestId, actor: { kind: 'anonymous', id: '', name: '', address: kept } }, next);
  };
}
