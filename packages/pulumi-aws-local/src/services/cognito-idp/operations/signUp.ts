import {
  checkRequired,
  checkWritable,
  isEmail,
  isPhoneNumber,
  readAttributes,
} from "../attributes";
import { checkSecretHash } from "../clientStore";
import { InvalidParameterError, NotAuthorizedError } from "../errors";
import { attributes, clientId, password, secretHash, username } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import { isPasswordless } from "../factorSettings";
import { checkPolicy, withPassword } from "../passwords";
import type { PoolRecord } from "../records";
import { issueCode } from "../verificationCodes";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html */
export const signUp = publicOperation(
  {
    ClientId: clientId,
    SecretHash: secretHash,
    Username: username,
    Password: password,
    UserAttributes: attributes,
  },
  ({
    clients,
    pools,
    users,
    codes,
    mailer,
    state,
  }: Pick<Kit, "clients" | "pools" | "users" | "codes" | "mailer" | "state">) =>
    async (input) => {
      const client = clients.get(input.ClientId);
      const pool = pools.get(client.poolId);
      checkSecretHash(client, input.Username, input.SecretHash);
      if (pool.settings.adminCreateUserOnly) {
        throw new NotAuthorizedError("SignUp is not permitted for this user pool");
      }
      const given = input.UserAttributes ?? [];
      checkWritable(pool, client, given);
      const values = { ...readAttributes(pool, given), ...nameAttribute(pool, input.Username) };
      checkRequired(pool, values);
      const { Password } = input;
      if (Password !== undefined) {
        checkPolicy(pool.settings.passwordPolicy, Password, "did not conform with policy");
      } else if (!isPasswordless(pool.settings)) {
        // UNVERIFIED: the message.
        throw new InvalidParameterError("Missing required parameter Password");
      }
      // In one transaction: a user whose code was never mailed could not be confirmed.
      return state.transaction(() => {
        const created = users.create(pool, input.Username, {
          attributes: values,
          status: "UNCONFIRMED",
        });
        const user = users.update(pool, created.sub, () =>
          Password === undefined ? {} : withPassword(pool, created, Password),
        );
        const delivery = issueCode({ users, codes, mailer }, pool, user, "signUp");
        return {
          UserConfirmed: false,
          UserSub: user.sub,
          ...(delivery ? { CodeDeliveryDetails: delivery } : {}),
        };
      });
    },
);

/**
 * The attribute that the sign-in name is stored in, in pools that sign in by e-mail or phone number.
 * @throws InvalidParameterException
 */
export function nameAttribute({ settings }: PoolRecord, name: string): Record<string, string> {
  const { usernameAttributes, aliasAttributes } = settings;
  const byEmail = usernameAttributes.includes("email");
  const byPhone = usernameAttributes.includes("phone_number");
  if (byEmail && isEmail(name)) return { email: name };
  if (byPhone && isPhoneNumber(name)) return { phone_number: name };
  if (byEmail && byPhone) {
    throw new InvalidParameterError("Username should be either an email or a phone number.");
  }
  if (byEmail) throw new InvalidParameterError("Username should be an email.");
  if (byPhone) throw new InvalidParameterError("Username should be a phone number.");
  if (aliasAttributes.includes("email") && isEmail(name)) {
    throw new InvalidParameterError(
      "Username cannot be of email format, since user pool is configured for email alias.",
    );
  }
  return {};
}
