import { CompactSign } from 'jose';
import { headType, type Head } from '@latchkey/contracts/audit';
import { signingAlgorithm, type Signer } from './signing-keyring.ts';

/** Signs heads of the audit trail with a key that signs nothing else. */
export function createHeadSigner(keys: Signer): (head: Head) => Promise<string> {
  return ({ seq, hash, atMs }) =>
    new CompactSign(Buffer.from(JSON.stringify({ seq, hash, atMs })))
      .setProtectedHeader({ alg: signingAlgorithm, kid: keys.kid, typ: headType })
      .sign(keys.privateKey);
}
