import { AwsError } from "../../../core/awsError";
import { checkTracking } from "../deviceOperations";
import { InvalidParameterError } from "../errors";
import { accessToken, deviceKey, required, structure, text } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmDevice.html
 * UNVERIFIED: the messages, except the one about the key.
 */
export const confirmDevice = publicOperation(
  {
    AccessToken: accessToken,
    DeviceKey: required(deviceKey),
    DeviceSecretVerifierConfig: structure({
      PasswordVerifier: text({ max: 131072, sensitive: true }),
      Salt: text({ max: 131072, sensitive: true }),
    }),
    DeviceName: text({ min: 1, max: 1024 }),
  },
  ({ accessTokens, clock, devices }: Pick<Kit, "accessTokens" | "clock" | "devices">) =>
    async (input, { sourceIp }) => {
      const { deviceKey: issued, pool, user } = accessTokens.read(input.AccessToken);
      checkTracking(pool);
      if (input.DeviceKey !== issued) throw new InvalidParameterError("Invalid device key given.");
      if (devices.find(user, input.DeviceKey) !== undefined) {
        throw new AwsError("DeviceKeyExistsException", "The device key exists already.");
      }
      const { PasswordVerifier, Salt } = input.DeviceSecretVerifierConfig ?? {};
      const asks = pool.settings.devices!.onlyRememberedOnUserPrompt;
      const now = clock.now();
      devices.put(user, {
        key: input.DeviceKey,
        ...(input.DeviceName !== undefined && { name: input.DeviceName }),
        verifier: {
          salt: toHex(Salt, "Salt"),
          verifier: toHex(PasswordVerifier, "PasswordVerifier"),
        },
        isRemembered: !asks,
        sourceIp,
        createdAt: now,
        lastAuthenticatedAt: now,
      });
      return { UserConfirmationNecessary: asks };
    },
);

/** Bytes of a number of at most 3072 bits, with the 00 for its sign. */
const MOST_BYTES = 385;

/** @throws InvalidParameterException for anything but a number in base64 */
function toHex(base64: string | undefined, name: string): string {
  const bytes = Buffer.from(base64 ?? "", "base64");
  if (bytes.length === 0 || bytes.length > MOST_BYTES) {
    throw new InvalidParameterError(`Invalid device secret verifier: ${name}`);
  }
  return bytes.toString("hex");
}
