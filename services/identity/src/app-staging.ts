import type { Connection } from 'mongoose';
import type { Outbox } from '@latchkey/kit/mongo';
import type { PublishEvents } from './domain/publish-events.ts';
import { confirmStaged, type ConfirmStagedDeps } from './features/confirm-staged/confirm-staged.ts';
import { mintAll, type MintAllDeps } from './features/mint-confirmations/mint-all.ts';
import {
  stageRegistration,
  type StageRegistrationDeps,
} from './features/stage-registration/stage-registration.ts';
import type { Features } from './inbound/features.ts';
import {
  createMongoStagedRegistrationRepository,
  stagedRegistrationModel,
  type StagedRegistrationModel,
} from './outbound/mongo/mongo-staged-registration-repository.ts';

type StagingFeatures = Pick<Features, 'confirmRegistration' | 'mintLinks' | 'stageRegistration'>;

interface Given
  extends
    Omit<StageRegistrationDeps, 'registrations' | 'publish'>,
    Omit<MintAllDeps, 'registrations' | 'credentials'>,
    Omit<ConfirmStagedDeps, 'registrations' | 'publish' | 'credentials'> {
  credentials: MintAllDeps['credentials'] & ConfirmStagedDeps['credentials'];
  /** Publishes events of credentials. */
  publish: PublishEvents;
  /** Confirms a credential's own registration. */
  confirmRegistration: (token: string) => Promise<string>;
}

/** The part of the composition root that knows of staged registrations. Its model has to be there before indexes are made. */
export function createStaging(
  connection: Connection,
  outboxOf: (model: StagedRegistrationModel) => () => Outbox,
) {
  const model = stagedRegistrationModel(connection);
  const registrations = createMongoStagedRegistrationRepository(model);
  const outbox = outboxOf(model);
  const features = (given: Given): StagingFeatures => {
    const staging = outbox();
    const publishStaged: PublishEvents = (id, events) => void staging.publishNow(id, events);
    const deps = { ...given, registrations };
    return {
      stageRegistration: (asked) => stageRegistration({ ...deps, publish: publishStaged }, asked),
      confirmRegistration: async (token) =>
        (await confirmStaged(deps, token)) ?? {
          customerId: await given.confirmRegistration(token),
          requestId: '',
        },
      mintLinks: (items) => mintAll(deps, items),
    };
  };
  return { registrations, features };
}
