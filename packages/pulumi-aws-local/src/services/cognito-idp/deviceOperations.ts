import { AwsError } from "../../core/awsError";
import { ResourceNotFoundError } from "./errors";
import { accessToken, deviceKey, integer, required, text, userPoolId, username } from "./input";
import type { Kit } from "./kit";
import { publicOperation, signedOperation, type Operation } from "./operation";
import type { PoolRecord, UserRecord } from "./records";

type Parts = Pick<Kit, "accessTokens" | "devices" | "place" | "pools" | "users">;

/** The members of a request about devices, besides those that identify the user. */
export interface DeviceInput {
  DeviceKey?: string | undefined;
  DeviceRememberedStatus?: string | undefined;
  Limit?: number | undefined;
  PaginationToken?: string | undefined;
}

/** The action of an operation on a user's devices. */
type Act = (
  parts: Parts,
  owner: { pool: PoolRecord; user: UserRecord },
  input: DeviceInput,
) => object;

const MEMBERS = {
  one: { DeviceKey: required(deviceKey) },
  status: {
    DeviceKey: required(deviceKey),
    DeviceRememberedStatus: text({ values: ["remembered", "not_remembered"] }),
  },
  list: {
    Limit: integer({ min: 0, max: 60 }),
    PaginationToken: text({ min: 1, pattern: "[\\S]+" }),
  },
};

/** A device operation in its user and administrator form. */
export function deviceOperation(
  what: keyof typeof MEMBERS,
  act: Act,
): { own: Operation; admin: Operation } {
  return {
    own: publicOperation({ AccessToken: accessToken, ...MEMBERS[what] }, (parts: Parts) => {
      return async (input) => {
        const { pool, user } = parts.accessTokens.read(input.AccessToken);
        checkTracking(pool);
        return act(parts, { pool, user }, input);
      };
    }),
    admin: signedOperation(
      { UserPoolId: userPoolId, Username: username, ...MEMBERS[what] },
      (parts: Parts) => async (input) => {
        const pool = parts.pools.get(input.UserPoolId);
        checkTracking(pool);
        return act(parts, { pool, user: parts.users.get(pool, input.Username) }, input);
      },
    ),
  };
}

/**
 * UNVERIFIED: the message.
 * @throws InvalidUserPoolConfigurationException in a pool that does not track devices
 */
export function checkTracking({ settings }: PoolRecord): void {
  if (settings.devices !== undefined) return;
  throw new AwsError(
    "InvalidUserPoolConfigurationException",
    "Device tracking is not enabled for the user pool.",
  );
}

export function noSuchDevice(): ResourceNotFoundError {
  return new ResourceNotFoundError("Device does not exist.");
}
