import { z } from 'zod';
import { events, type EventType } from '../libs/contracts/src/events/index.ts';
import { eventExchange } from '../libs/kit/src/messaging/amqp-topology.ts';

type Json = Readonly<Record<string, unknown>>;

/** Who tells an event, and what it says; protos/events/v1 has every field. */
const told: Readonly<Record<EventType, { by: string; summary: string }>> = {
  'customer.registered': { by: 'customer', summary: 'There is a new customer.' },
  'customer.anonymised': {
    by: 'customer',
    summary: 'A customer is gone: whoever keeps something blanks it.',
  },
  'credential.changed': { by: 'identity', summary: 'Something staff can see of an account has changed.' },
  'credential.anonymised': { by: 'identity', summary: 'An account is gone, and its login free.' },
  'credential.email_change_requested': {
    by: 'identity',
    summary: 'A customer wants another e-mail address; a link goes there.',
  },
  'credential.email_changed': { by: 'identity', summary: 'A customer has another e-mail address.' },
  'registration.confirmation_requested': {
    by: 'identity',
    summary: 'A link that confirms a registration is to be mailed.',
  },
  'registration.confirmed': { by: 'identity', summary: 'An address was confirmed.' },
  'password.reset_requested': {
    by: 'identity',
    summary: 'Somebody asked for a reset link; whether the address is known is seen when it is minted.',
  },
  'password.invited': { by: 'identity', summary: 'A link to a first or new password is to be mailed.' },
  'password.changed': { by: 'identity', summary: 'A customer has changed the password.' },
  'password.restored': { by: 'identity', summary: 'A customer has set a password by a mailed link.' },
  'password.bulk_reset_requested': {
    by: 'an operator',
    summary:
      'Starts a campaign: one mail with a link that sets a password to each customer of an audience. The event’s id is the campaign’s; the same event twice is one campaign. What is not valid becomes a dead letter with the reason.',
  },
  'campaign.mails_requested': { by: 'customer', summary: 'The next mails of a campaign, 500 at most.' },
  'campaign.mails_settled': { by: 'notification', summary: 'What became of mails of campaigns.' },
  'audit.recorded': { by: 'every service', summary: 'Acts for the audit trail.' },
  'staff.invited': { by: 'identity', summary: 'A Back Office user is to be invited by mail.' },
  'staff.reset_requested': { by: 'identity', summary: 'A Back Office user asked for a reset link.' },
};
/** The one event that comes from outside. */
const fromOutside = 'password.bulk_reset_requested' satisfies EventType;

/** A whole message: a CloudEvent 1.0 in JSON with the `data` of its type, as whoever sends it may write it. */
function envelopeOf(type: EventType): z.ZodType {
  const id =
    type === fromOutside ? z.uuid().describe('Becomes the campaign’s id') : z.string().min(1).max(200);
  return z
    .object({
      specversion: z.literal('1.0'),
      id: id.meta({ examples: ['0198f0c0-0000-7000-8000-000000000001'] }),
      source: z.string().min(1).describe('Who tells it, such as /identity or /operators/ida'),
      type: z.literal(type),
      time: z.iso.datetime({ offset: true }).describe('When it happened, RFC 3339'),
      datacontenttype: z.literal('application/json'),
      data: events[type],
    })
    .meta({ title: type, description: told[type].summary });
}

function schemaOf(type: EventType, target: 'draft-7' | 'draft-2020-12'): Json {
  return z.toJSONSchema(envelopeOf(type), { io: 'input', target });
}

/** JSON Schema (2020-12) of the event that operators send. */
export function operatorsEventSchema(): { name: string; schema: Json } {
  return { name: `${fromOutside}.schema.json`, schema: schemaOf(fromOutside, 'draft-2020-12') };
}

/** Every event of the bus as AsyncAPI 3 describes them. */
export function eventsDocument(): Json {
  const types = Object.keys(events) as EventType[];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Latchkey events',
      version: '1',
      description:
        'What Latchkey’s services tell each other, and the one event that operators may send. CloudEvents 1.0 in JSON on a topic exchange; the routing key is the event’s type. Consumers are idempotent by the id. No event holds a secret, a link or an address.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    servers: {
      rabbitmq: {
        host: 'rabbitmq:5671',
        pathname: '/latchkey',
        protocol: 'amqps',
        protocolVersion: '0.9.1',
        description: 'RabbitMQ 3.10 or later; each service and the operators have a user of their own.',
        security: [{ $ref: '#/components/securitySchemes/user' }],
      },
    },
    channels: Object.fromEntries(types.map((type) => [type, channelOf(type)])),
    operations: Object.fromEntries(types.map((type) => [type, operationOf(type)])),
    components: {
      messages: Object.fromEntries(types.map((type) => [type, messageOf(type)])),
      securitySchemes: { user: { type: 'userPassword' } },
    },
  };
}

function channelOf(type: EventType): Json {
  const exchange = {
    name: eventExchange,
    type: 'topic',
    durable: true,
    autoDelete: false,
    vhost: 'latchkey',
  };
  return {
    address: type,
    description: `Told by ${told[type].by}.`,
    messages: { event: { $ref: `#/components/messages/${type}` } },
    bindings: { amqp: { is: 'routingKey', exchange, bindingVersion: '0.3.0' } },
  };
}

/** As Latchkey does it: it sends all but the operators'. */
function operationOf(type: EventType): Json {
  return {
    action: type === fromOutside ? 'receive' : 'send',
    channel: { $ref: `#/channels/${type}` },
    summary: told[type].summary,
    messages: [{ $ref: `#/channels/${type}/messages/event` }],
    bindings: { amqp: { deliveryMode: 2, mandatory: true, bindingVersion: '0.3.0' } },
  };
}

function messageOf(type: EventType): Json {
  return {
    name: type,
    summary: told[type].summary,
    contentType: 'application/cloudevents+json',
    payload: { schemaFormat: 'application/schema+json;version=draft-07', schema: schemaOf(type, 'draft-7') },
  };
}
