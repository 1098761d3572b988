import type { SignInProgress } from "../challenges";
import { ResourceNotFoundError } from "../errors";
import type { ClientRecord, UserRecord } from "../records";
import type { AuthResponse, Authenticator } from "./authenticator";

/**
 * Requests the proof of a remembered device; undefined for a device that is not remembered.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
 * @throws ResourceNotFoundException for a device that the user does not have, with the message that aws-amplify looks
 * for
 */
export function askForDevice(
  auth: Authenticator,
  client: ClientRecord,
  progress: SignInProgress,
  user: UserRecord,
): AuthResponse | undefined {
  const { devices, pools } = auth.parts;
  const { deviceKey, deviceProven } = progress;
  if (deviceKey === undefined || deviceProven) return undefined;
  if (pools.get(client.poolId).settings.devices === undefined) return undefined;
  const device = devices.find(user, deviceKey);
  if (device === undefined) throw new ResourceNotFoundError("Device does not exist.");
  if (!device.isRemembered) return undefined;
  return auth.ask(client, progress, { name: "DEVICE_SRP_AUTH" });
}
