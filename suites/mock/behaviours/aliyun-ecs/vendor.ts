/** What the mock does for aliyun-ecs: its operations, its gateway's refusals, its envelope beside the wire binding. */
import { randomUUID } from 'node:crypto';
import type { EnvelopeFacts, ErrorChoice, ProtocolErrors, VendorBehaviours } from '../behaviour.ts';
import { answer } from '../outcomes.ts';
import { allocatePublicIpAddressBehaviour } from './AllocatePublicIpAddress.ts';
import { attachDiskBehaviour } from './AttachDisk.ts';
import { authorizeSecurityGroupBehaviour } from './AuthorizeSecurityGroup.ts';
import { internalError, malformedParameter } from './answers.ts';
import { createDiskBehaviour } from './CreateDisk.ts';
import { createImageBehaviour } from './CreateImage.ts';
import { createInstanceBehaviour } from './CreateInstance.ts';
import { createSecurityGroupBehaviour } from './CreateSecurityGroup.ts';
import { createSnapshotBehaviour } from './CreateSnapshot.ts';
import { deleteDiskBehaviour } from './DeleteDisk.ts';
import { deleteImageBehaviour } from './DeleteImage.ts';
import { deleteInstanceBehaviour } from './DeleteInstance.ts';
import { deleteSecurityGroupBehaviour } from './DeleteSecurityGroup.ts';
import { deleteSnapshotBehaviour } from './DeleteSnapshot.ts';
import { describeAutoSnapshotPolicyBehaviour } from './DescribeAutoSnapshotPolicy.ts';
import { describeDisksBehaviour } from './DescribeDisks.ts';
import { describeImagesBehaviour } from './DescribeImages.ts';
import { describeInstanceMonitorDataBehaviour } from './DescribeInstanceMonitorData.ts';
import { describeInstanceStatusBehaviour } from './DescribeInstanceStatus.ts';
import { describeInstancesBehaviour } from './DescribeInstances.ts';
import { describeInstanceTypesBehaviour } from './DescribeInstanceTypes.ts';
import { describeRegionsBehaviour } from './DescribeRegions.ts';
import { describeSecurityGroupAttributeBehaviour } from './DescribeSecurityGroupAttribute.ts';
import { describeSecurityGroupsBehaviour } from './DescribeSecurityGroups.ts';
import { describeSnapshotAttributeBehaviour } from './DescribeSnapshotAttribute.ts';
import { describeSnapshotsBehaviour } from './DescribeSnapshots.ts';
import { describeZonesBehaviour } from './DescribeZones.ts';
import { detachDiskBehaviour } from './DetachDisk.ts';
import { joinSecurityGroupBehaviour } from './JoinSecurityGroup.ts';
import { leaveSecurityGroupBehaviour } from './LeaveSecurityGroup.ts';
import { modifyAutoSnapshotPolicyBehaviour } from './ModifyAutoSnapshotPolicy.ts';
import { modifyDiskAttributeBehaviour } from './ModifyDiskAttribute.ts';
import { modifyDiskChargeTypeBehaviour } from './ModifyDiskChargeType.ts';
import { modifyInstanceAttributeBehaviour } from './ModifyInstanceAttribute.ts';
import { modifyInstanceSpecBehaviour } from './ModifyInstanceSpec.ts';
import { rebootInstanceBehaviour } from './RebootInstance.ts';
import { reInitDiskBehaviour } from './ReInitDisk.ts';
import { renewInstanceBehaviour } from './RenewInstance.ts';
import { replaceSystemDiskBehaviour } from './ReplaceSystemDisk.ts';
import { resetDiskBehaviour } from './ResetDisk.ts';
import { revokeSecurityGroupBehaviour } from './RevokeSecurityGroup.ts';
import { startInstanceBehaviour } from './StartInstance.ts';
import { stopInstanceBehaviour } from './StopInstance.ts';

/** A parameter of the protocol that is not there, in the words of today's gateway. */
const missing = (name: string): ErrorChoice => answer(400, `Missing${name}`);
/** Today's gateway has no row for the version of a signature: it is told as its method is. */
const unknownMethod = answer(400, 'InvalidSignatureMethod');

/** Of the two generations of pages this is today's gateway; the other stands in the product's own older table. */
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

/** Behaviours of aliyun-ecs. */
export const aliyunEcs: VendorBehaviours = {
  zoneSuffix: '-h',
  orderPrefix: '',
  newRequestId: () => randomUUID().toUpperCase(),
  namedIn: ['query', 'header', 'form'],
  parametersIn: ['query', 'form'],
  envelope: { success: {}, error: { '/HostId': ({ host }) => host, '/Recommend': recommend }, cdata: ['Recommend'] },
  protocol,
  operations: {
    RenewInstance: renewInstanceBehaviour,
    ModifyDiskChargeType: modifyDiskChargeTypeBehaviour,
    StartInstance: startInstanceBehaviour,
    StopInstance: stopInstanceBehaviour,
    RebootInstance: rebootInstanceBehaviour,
    AttachDisk: attachDiskBehaviour,
    CreateDisk: createDiskBehaviour,
    DeleteDisk: deleteDiskBehaviour,
    DetachDisk: detachDiskBehaviour,
    ReInitDisk: reInitDiskBehaviour,
    ResetDisk: resetDiskBehaviour,
    ReplaceSystemDisk: replaceSystemDiskBehaviour,
    ModifyDiskAttribute: modifyDiskAttributeBehaviour,
    CreateSnapshot: createSnapshotBehaviour,
    DeleteSnapshot: deleteSnapshotBehaviour,
    CreateImage: createImageBehaviour,
    DeleteImage: deleteImageBehaviour,
    DescribeSnapshots: describeSnapshotsBehaviour,
    DescribeImages: describeImagesBehaviour,
    DescribeInstances: describeInstancesBehaviour,
    DescribeDisks: describeDisksBehaviour,
    AllocatePublicIpAddress: allocatePublicIpAddressBehaviour,
    CreateInstance: createInstanceBehaviour,
    DeleteInstance: deleteInstanceBehaviour,
    ModifyInstanceAttribute: modifyInstanceAttributeBehaviour,
    ModifyInstanceSpec: modifyInstanceSpecBehaviour,
    CreateSecurityGroup: createSecurityGroupBehaviour,
    DeleteSecurityGroup: deleteSecurityGroupBehaviour,
    AuthorizeSecurityGroup: authorizeSecurityGroupBehaviour,
    RevokeSecurityGroup: revokeSecurityGroupBehaviour,
    JoinSecurityGroup: joinSecurityGroupBehaviour,
    LeaveSecurityGroup: leaveSecurityGroupBehaviour,
    DescribeSecurityGroups: describeSecurityGroupsBehaviour,
    DescribeSecurityGroupAttribute: describeSecurityGroupAttributeBehaviour,
    DescribeInstanceStatus: describeInstanceStatusBehaviour,
    DescribeInstanceTypes: describeInstanceTypesBehaviour,
    DescribeInstanceMonitorData: describeInstanceMonitorDataBehaviour,
    DescribeRegions: describeRegionsBehaviour,
    DescribeZones: describeZonesBehaviour,
    DescribeAutoSnapshotPolicy: describeAutoSnapshotPolicyBehaviour,
    ModifyAutoSnapshotPolicy: modifyAutoSnapshotPolicyBehaviour,
    DescribeSnapshotAttribute: describeSnapshotAttributeBehaviour,
  },
};
