/**
 * `node deploy/docker/generate-env.mjs`: writes the secrets that docker-compose.yml asks for into .env (mode 0600), and
 * RabbitMQ's users with the hashes of theirs into deploy/rabbitmq/definitions.json. Secrets that are there already stay
 * as they are, so it can be run again after an update.
 */
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const secret = () => randomBytes(32).toString('base64url');
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
/** `kid:key`; the kid tells keys apart once there are two, while one replaces the other. */
const key = () => `${randomBytes(4).toString('hex')}:${secret()}`;

/** Every secret of docker-compose.yml and how one is made: 256 bits from the system's generator, given the lines before. */
export const secrets = {
  MINT_KEYS: key,
  KEY_ENCRYPTION_KEYS: key,
  LOGIN_HMAC_KEY: secret,
  RPC_CREDENTIAL_GATEWAY: secret,
  RPC_CREDENTIAL_CUSTOMER: secret,
  RPC_CREDENTIAL_NOTIFICATION: secret,
  // What `npx latchkey` shows to the gateway, which is only told its digest.
  LATCHKEY_TOKEN: secret,
  ADMIN_TOKENS: (env) => `console:admin:${sha256(/^LATCHKEY_TOKEN=(.+)$/m.exec(env)[1])}`,
  MONGO_ROOT_PASSWORD: secret,
  // MongoDB takes base64 here, without the two characters that base64url has instead.
  MONGO_KEY: () => randomBytes(32).toString('hex'),
  MONGO_PASSWORD_IDENTITY: secret,
  MONGO_PASSWORD_CUSTOMER: secret,
  MONGO_PASSWORD_NOTIFICATION: secret,
  AMQP_PASSWORD_IDENTITY: secret,
  AMQP_PASSWORD_CUSTOMER: secret,
  AMQP_PASSWORD_NOTIFICATION: secret,
  // For whoever starts campaigns by an event (docs/asyncapi); no process of Latchkey has it.
  AMQP_PASSWORD_OPERATOR: secret,
};

/** @returns the text of .env with a line for each secret it lacks */
export function completeEnv(text) {
  const missing = Object.keys(secrets).filter((name) => !new RegExp(`^${name}=.`, 'm').test(text));
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return missing.reduce((env, name) => `${env}${name}=${secrets[name](env)}\n`, start);
}

/** RabbitMQ's own form (docs, "Passwords"): salt of 4 bytes, then SHA-256 over salt and password. */
export function rabbitHash(password, salt = randomBytes(4)) {
  const hash = createHash('sha256').update(salt).update(password, 'utf8').digest();
  return Buffer.concat([salt, hash]).toString('base64');
}

/** @returns the definitions with `{{NAME}}` replaced by the hash of the password called NAME */
export function completeDefinitions(template, env) {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) =>
    rabbitHash(new RegExp(`^${name}=(.+)$`, 'm').exec(env)[1]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const envFile = join(root, '.env');
  const env = completeEnv(existsSync(envFile) ? readFileSync(envFile, 'utf8') : '');
  writeFileSync(envFile, env, { mode: 0o600 });
  chmodSync(envFile, 0o600);
  const template = readFileSync(join(root, 'deploy/rabbitmq/definitions.template.json'), 'utf8');
  // Readable for the broker's user in the container; it holds hashes of random secrets only.
  writeFileSync(join(root, 'deploy/rabbitmq/definitions.json'), completeDefinitions(template, env), {
    mode: 0o644,
  });
  process.stdout.write(
    '.env and deploy/rabbitmq/definitions.json are complete. Keep .env: the data cannot be read without it.\n',
  );
}
