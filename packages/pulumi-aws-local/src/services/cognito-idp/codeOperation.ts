import { attemptName } from "./attemptLimits";
import { checkSecretHash } from "./clientStore";
import { clientId, secretHash, username } from "./input";
import type { Kit } from "./kit";
import type { CodeDeliveryDetails } from "./mailer";
import { publicOperation, type Operation } from "./operation";
import type { CodePurpose, PoolRecord, UserRecord } from "./records";
import { issueCode, pretendCode } from "./verificationCodes";

type Parts = Pick<Kit, "clients" | "pools" | "users" | "codes" | "mailer" | "limits" | "state">;

/** The differences between the operations that mail a code to a user who has not signed in. */
interface CodeRules {
  purpose: CodePurpose;
  /**
   * The error for a user who cannot get a code. A client that hides which users exist gets a simulated delivery
   * instead.
   */
  hiddenError(pool: PoolRecord, user: UserRecord | undefined): Error | undefined;
  /** @throws AwsError for a user who cannot get a code; every client gets this error */
  checkUser?(user: UserRecord): void;
  /** @throws AwsError if the pool sent no mail */
  checkDelivery?(delivery: CodeDeliveryDetails | undefined): void;
}

/** An operation that mails a code, with a client id and a user name. */
export function codeOperation(rules: CodeRules): Operation {
  const { purpose, hiddenError, checkUser, checkDelivery } = rules;
  return publicOperation(
    { ClientId: clientId, SecretHash: secretHash, Username: username },
    ({ clients, pools, users, codes, mailer, limits, state }: Parts) =>
      async (input) => {
        const client = clients.get(input.ClientId);
        const pool = pools.get(client.poolId);
        checkSecretHash(client, input.Username, input.SecretHash);
        const user = users.find(pool, input.Username);
        limits.countAttempt(`send ${purpose}`, attemptName(pool, input.Username, user));
        const error = hiddenError(pool, user);
        if (user === undefined || error !== undefined) {
          if (!client.settings.hideUserExistence) throw error;
          return { CodeDeliveryDetails: pretendCode({ codes, state }, pool, input.Username) };
        }
        checkUser?.(user);
        const delivery = issueCode({ users, codes, mailer }, pool, user, purpose);
        checkDelivery?.(delivery);
        return { CodeDeliveryDetails: delivery };
      },
  );
}
