/** What the mock does for aliyun-ecs: its operations, its gateway's refusals, its envelope beside the wire binding. */
import { randomUUID } from 'node:crypto';
import type { ProtocolErrors, VendorBehaviours } from '../behaviour.ts';
import { answer } from '../outcomes.ts';
import { allocatePublicIpAddressBehaviour } from './AllocatePublicIpAddress.ts';
import { attachDiskBehaviour } from './AttachDisk.ts';
import { authorizeSecurityGroupBehaviour } from './AuthorizeSecurityGroup.ts';
import { internalError, malformedParameter, missingParameter } from './answers.ts';
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

const protocol: ProtocolErrors = {
  unknownAction: () => answer(404, 'InvalidAction.NotFound'),
  missingAction: missingParameter('Action'),
  missingVersion: answer(400, 'MissingVersion'),
  unknownVersion: () => answer(400, 'InvalidVersion'),
  unknownFormat: malformedParameter,
  method: answer(403, 'UnsupportedHTTPMethod'),
  nonceUsed: answer(400, 'SignatureNonceUsed'),
  internalFault: internalError,
  signature: {
    missing: ({ accessKeyId }) => answer(400, accessKeyId === '' ? 'MissingAccessKeyId' : 'MissingSignature'),
    malformed: () => answer(400, 'InvalidSignatureMethod'),
    'unknown-key': () => answer(404, 'InvalidAccessKeyId.NotFound'),
    // Two wordings: one for the signature in a header, whose text begins with its algorithm, one for that in a parameter.
    'wrong-signature': ({ stringToSign }) => ({
      ...answer(400, 'SignatureDoesNotMatch', stringToSign.startsWith('ACS3-') ? 'does not match' : 'is not matched'),
      values: [stringToSign],
    }),
    'bad-time': () => answer(400, 'InvalidTimeStamp.Format'),
    expired: () => answer(400, 'InvalidTimeStamp.Expired'),
    'bad-token': () => answer(400, 'InvalidSecurityToken.Malformed'),
  },
};

/** Behaviours of aliyun-ecs. */
export const aliyunEcs: VendorBehaviours = {
  zoneSuffix: '-h',
  orderPrefix: '',
  newRequestId: () => randomUUID().toUpperCase(),
  envelope: { success: {}, error: { '/HostId': 'host' } },
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
