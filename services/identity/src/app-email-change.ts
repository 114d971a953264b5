import type { Connection } from 'mongoose';
import type { Outbox } from '@latchkey/kit/mongo';
import {
  confirmEmailChange,
  type ConfirmEmailChangeDeps,
} from './features/confirm-email-change/confirm-email-change.ts';
import {
  requestEmailChange,
  type RequestEmailChangeDeps,
} from './features/request-email-change/request-email-change.ts';
import { verifyPassword, type VerifyPasswordDeps } from './features/verify-password/verify-password.ts';
import type { Features } from './inbound/features.ts';
import {
  createMongoEmailChangeRepository,
  emailChangeModel,
  type EmailChangeModel,
} from './outbound/mongo/mongo-email-change-repository.ts';

type Given = VerifyPasswordDeps &
  Omit<RequestEmailChangeDeps, 'changes' | 'verifyPassword'> &
  Omit<ConfirmEmailChangeDeps, 'changes'>;

/** The part of the composition root that knows of moves to another address. Its model has to be there before indexes are made. */
export function createEmailChanges(
  connection: Connection,
  outboxOf: (model: EmailChangeModel) => () => Outbox,
) {
  const model = emailChangeModel(connection);
  const changes = createMongoEmailChangeRepository(model);
  const outbox = outboxOf(model);
  const features = (
    given: Given,
  ): Pick<Features, 'verifyPassword' | 'requestEmailChange' | 'confirmEmailChange'> => {
    const wishes = outbox();
    const verify: Features['verifyPassword'] = (asked) => verifyPassword(given, asked);
    const request = {
      ...given,
      changes,
      verifyPassword: verify,
      publish: ((id, events) => void wishes.publishNow(id, events)) satisfies typeof given.publish,
    };
    return {
      verifyPassword: verify,
      requestEmailChange: (asked) => requestEmailChange(request, asked),
      confirmEmailChange: (token) => confirmEmailChange({ ...given, changes }, token),
    };
  };
  return { changes, features };
}
