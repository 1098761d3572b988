import type { SignInMethod } from "../../api/types";
import { allowSignInAgain } from "../amplify";
import { loadUserPool } from "../loadUserPool";
import type { NextStep, SignInFlow } from "./signInFlow";
import type * as UserPool from "libraries/userPool";

type AmplifyStep = Awaited<ReturnType<typeof UserPool.signIn>>["nextStep"];

/** Signs in at Cognito with aws-amplify, which keeps the tokens within this page's reach. */
export async function createAmplifyFlow(): Promise<SignInFlow> {
  const { signIn, confirmSignIn } = await loadUserPool();
  let secret = "";
  const toStep = (step: AmplifyStep, method: SignInMethod): NextStep => {
    if (step.signInStep === "CONTINUE_SIGN_IN_WITH_TOTP_SETUP")
      secret = step.totpSetupDetails.sharedSecret;
    return nextStep(step.signInStep, method);
  };
  const response = async (challengeResponse: string, method: SignInMethod) =>
    toStep((await confirmSignIn({ challengeResponse })).nextStep, method);
  return {
    async withPassword(username, password) {
      allowSignInAgain();
      return toStep((await signIn({ username, password })).nextStep, "PASSWORD");
    },
    async withPasskey(username) {
      allowSignInAgain();
      const options = { authFlowType: "USER_AUTH", preferredChallenge: "WEB_AUTHN" } as const;
      return toStep((await signIn({ username, options })).nextStep, "PASSKEY");
    },
    sendCode: (code) => response(code, "PASSWORD_AND_CODE"),
    setUp: async () => secret,
    confirmSetUp: (code) => response(code, "PASSWORD_AND_CODE"),
    setPassword: (password) => response(password, "PASSWORD"),
  };
}

function nextStep(step: AmplifyStep["signInStep"], method: SignInMethod): NextStep {
  if (step === "DONE") return { kind: "done", method };
  if (step === "CONFIRM_SIGN_IN_WITH_TOTP_CODE") return { kind: "code" };
  if (step === "CONTINUE_SIGN_IN_WITH_TOTP_SETUP") return { kind: "setUp" };
  if (step === "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED") return { kind: "newPassword" };
  if (step === "CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION") return { kind: "noPasskey" };
  if (step === "CONFIRM_SIGN_UP") return { kind: "confirmSignUp" };
  if (step === "RESET_PASSWORD") return { kind: "resetPassword" };
  return { kind: "other" };
}
