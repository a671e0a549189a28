/** The gateway of aliyun-ecs: what it refuses before any operation, and the fields of its envelope. */
import { randomUUID } from 'node:crypto';
import type { EnvelopeFacts, ErrorChoice, Gateway, ProtocolErrors } from '../behaviour.ts';
import { answer } from '../outcomes.ts';
import { internalError, malformedParameter } from './defaults.ts';

/** A parameter of the protocol that is not there, in the words of today's gateway. */
const missing = (name: string): ErrorChoice => answer(400, `Missing${name}`);
/** Today's gateway has no row for the version of a signature, so the row about its method answers. */
const unknownMethod = answer(400, 'InvalidSignatureMethod');

/** The pages document two generations of errors. This is today's gateway; the product's own table has the older one. */
const protocol: ProtocolErrors = {
  // The gateway's row prints the message of another code; the product's own row has another status.
  method: answer(400, 'UnsupportedHTTPMethod'),
  missingVersion: missing('Version'),
  unknownVersion: () => answer(400, 'InvalidVersion'),
  missingAction: missing('Action'),
  unknownAction: () => answer(404, 'InvalidAction.NotFound'),
  // No signature of this product names a service; only a domain could name a wrong one.
  unknownService: () => answer(404, 'InvalidProduct.NotFound'),
  givenTwice: () => malformedParameter,
  unknownFormat: malformedParameter,
  nonceUsed: answer(400, 'SignatureNonceUsed', 'was used already'),
  internalFault: internalError,
  signature: {
    missing: () => missing('AccessKeyId'),
    'missing-key': () => missing('AccessKeyId'),
    'missing-signature': () => missing('Signature'),
    'missing-nonce': () => missing('SignatureNonce'),
    'missing-time': () => missing('Timestamp'),
    'missing-token': () => missing('SecurityToken'),
    malformed: () => malformedParameter,
    // A credential of this product is the key alone.
    'malformed-credential': () => malformedParameter,
    'malformed-token': () => answer(400, 'InvalidSecurityToken.Malformed'),
    'unknown-method': () => unknownMethod,
    'unknown-key': () => answer(404, 'InvalidAccessKeyId.NotFound'),
    // Two wordings: one for the signature in a header, whose text begins with its algorithm, one for that in a parameter.
    'wrong-signature': ({ stringToSign }) => ({
      ...answer(400, 'SignatureDoesNotMatch', stringToSign.startsWith('ACS3-') ? 'does not match' : 'is not matched'),
      values: [stringToSign],
    }),
    'wrong-token': () => answer(400, 'InvalidSecurityToken.MismatchWithAccessKey'),
    'bad-time': () => answer(400, 'InvalidTimeStamp.Format'),
    expired: () => answer(400, 'InvalidTimeStamp.Expired'),
  },
};

/** Where the error is explained: the newest of the forms seen. */
const recommend = ({ code, requestId }: EnvelopeFacts): string =>
  `https://api.aliyun.com/troubleshoot?q=${encodeURIComponent(code)}&product=Ecs&requestId=${requestId}`;

/** The gateway of aliyun-ecs. */
export const gateway: Gateway = {
  zoneSuffix: '-h',
  orderPrefix: '',
  newRequestId: () => randomUUID().toUpperCase(),
  namedIn: ['query', 'header', 'form'],
  parametersIn: ['query', 'form'],
  envelope: { success: {}, error: { '/HostId': ({ host }) => host, '/Recommend': recommend }, cdata: ['Recommend'] },
  protocol,
};
