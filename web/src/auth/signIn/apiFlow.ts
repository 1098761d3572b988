import { isStoreError, StoreError } from "../../api/errors";
import { isApiEmail } from "../../api/formats";
import { requestAsGuest } from "../../api/requestAsGuest";
import type { ApiStep } from "../../api/signInOperations";
import { answerSignIn, beginSignIn, confirmSetUp, setUpSignIn } from "../../api/signInOperations";
import type { SignInMethod } from "../../api/types";
import type { SignInFactor } from "../../generated/schema";
import { getConfig } from "../../config";
import { exclusively } from "../cookies/exclusively";
import { keepSignedIn } from "../cookies/signedIn";
import { deviceLabel } from "../deviceLabel";
import { nameOf } from "../explainCognito";
import { usePasskey } from "../passkeys/ceremony";
import { provePassword, startProof } from "./srpProof";
import type { NextStep, SignInFlow } from "./signInFlow";

/** Errors that Cognito raises instead of returning a challenge. */
const errorSteps: Record<string, NextStep["kind"]> = {
  UserNotConfirmedException: "confirmSignUp",
  PasswordResetRequiredException: "resetPassword",
};

/**
 * Signs in through the API: the tokens go into cookies, and the last response starts the session at
 * the store.
 */
export async function createApiFlow(): Promise<SignInFlow> {
  let email = "";
  let username = "";
  let session: string | null = null;

  const respond = (challenge: string, answers: Record<string, string>, method: SignInMethod) =>
    exclusively(async () => {
      const variables = {
        challenge,
        session,
        answers: JSON.stringify({ USERNAME: username, ...answers }),
        device: deviceLabel(),
      };
      // On this path the store revokes a refresh token that this browser still has when it sets the
      // new one.
      return toStep(await requestAsGuest(answerSignIn, variables, "/graphql/refresh"), method);
    });

  const begin = (srpA: string | null, factor: SignInFactor) => {
    if (!isApiEmail(email))
      throw new StoreError(
        "InvalidInput",
        "This e-mail address is not accepted. Look at it once more.",
      );
    return requestAsGuest(beginSignIn, { email, srpA, factor });
  };

  const toStep = ({ done, user, challenge, session: next }: ApiStep, method: SignInMethod) => {
    session = next;
    if (done && user !== null) keepSignedIn(user, email);
    return nextStep(done, challenge, method);
  };

  return {
    async withPassword(typed, password) {
      email = typed;
      try {
        const proof = await startProof(getConfig().userPoolId);
        const asked = await begin(proof.publicValue, "PASSWORD");
        const parameters = JSON.parse(asked.parameters ?? "{}") as Record<string, string>;
        username = parameters["USER_ID_FOR_SRP"] ?? email;
        session = asked.session;
        const answers = await provePassword(proof, parameters, password);
        return await respond("PASSWORD_VERIFIER", answers, "PASSWORD");
      } catch (error) {
        const kind = isStoreError(error, "CognitoRefused") ? errorSteps[nameOf(error)] : undefined;
        if (kind === undefined) throw error;
        return { kind } as NextStep;
      }
    },
    async withPasskey(typed) {
      email = typed;
      const asked = await begin(null, "PASSKEY");
      const parameters = JSON.parse(asked.parameters ?? "{}") as Record<string, string>;
      const options = parameters["CREDENTIAL_REQUEST_OPTIONS"];
      if (asked.challenge !== "WEB_AUTHN" || options === undefined) return { kind: "noPasskey" };
      username = parameters["USER_ID_FOR_SRP"] ?? email;
      session = asked.session;
      return respond("WEB_AUTHN", { CREDENTIAL: await usePasskey(options) }, "PASSKEY");
    },
    sendCode: (code) =>
      respond("SOFTWARE_TOKEN_MFA", { SOFTWARE_TOKEN_MFA_CODE: code }, "PASSWORD_AND_CODE"),
    async setUp() {
      const { secret, session: next } = await requestAsGuest(setUpSignIn, {
        session: session ?? "",
      });
      session = next;
      return secret;
    },
    async confirmSetUp(code) {
      session = (await requestAsGuest(confirmSetUp, { session: session ?? "", code })).session;
      return respond("MFA_SETUP", {}, "PASSWORD_AND_CODE");
    },
    setPassword() {
      // Never called: the API refuses such a sign-in, because it must not receive a password.
      throw new Error("A password cannot be set through the API.");
    },
  };
}

function nextStep(done: boolean, challenge: string | null, method: SignInMethod): NextStep {
  if (done) return { kind: "done", method };
  if (challenge === "SOFTWARE_TOKEN_MFA") return { kind: "code" };
  if (challenge === "MFA_SETUP") return { kind: "setUp" };
  return { kind: "other" };
}
