import type { Request } from 'express';
import { hasContentType } from '../http/body.ts';
import { glueErrors, GlueFailure } from './errors.ts';

const jsonApi = 'application/vnd.api+json';
const acceptable = ['*/*', 'application/*', jsonApi, 'application/json'];

/** Spryker insists on an Accept header; parameters such as `version=1.0` are passed over. */
export function requireAcceptable(request: Request): void {
  const ranges = (request.headers.accept ?? '').toLowerCase().split(',');
  const wanted = ranges.some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
    return acceptable.includes(type) && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
  if (!wanted) throw new GlueFailure(glueErrors.notAcceptable);
}

export function requireJsonContent(request: Request): void {
  if (!hasContentType(request, [jsonApi, 'application/json']))
    throw new GlueFailure(glueErrors.unsupportedMediaType);
}
