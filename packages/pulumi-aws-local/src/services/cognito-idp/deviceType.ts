import type { DeviceRecord, PoolRecord, UserRecord } from "./records";

/**
 * A device in the form of the operations; times in seconds.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeviceType.html and the
 * examples
 * of AWS's CLI reference
 */
export function toDeviceType(
  pool: PoolRecord,
  user: UserRecord,
  device: DeviceRecord,
  accountId: string,
) {
  const owner = `${user.username}.${pool.id}`;
  const region = pool.id.slice(0, pool.id.indexOf("_"));
  const attributes: [string, string | undefined][] = [
    ["device_status", "valid"],
    ["device_name", device.name],
    [
      "dev:device_arn",
      `arn:aws:cognito-idp:${region}:${accountId}:owner/${owner}/device/${device.key}`,
    ],
    ["dev:device_owner", owner],
    ["last_ip_used", device.sourceIp],
    ["dev:device_remembered_status", device.isRemembered ? "remembered" : "not_remembered"],
    ["dev:device_sdk", "aws-sdk"],
  ];
  return {
    DeviceKey: device.key,
    DeviceAttributes: attributes.flatMap(([Name, Value]) =>
      Value === undefined ? [] : [{ Name, Value }],
    ),
    DeviceCreateDate: device.createdAt / 1000,
    DeviceLastModifiedDate: device.modifiedAt / 1000,
    DeviceLastAuthenticatedDate: Math.floor(device.lastAuthenticatedAt / 1000),
  };
}
