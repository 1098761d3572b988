import { isCookieMode } from "../../config";
import { late } from "../../late";
import type { SignInFlow } from "./signInFlow";

const loadAmplifyFlow = late(() => import("./amplifyFlow"));
const loadApiFlow = late(() => import("./apiFlow"));

/** Loads the sign-in code and starts a sign-in. Throws the errors of `late`. */
export async function startSignInFlow(): Promise<SignInFlow> {
  if (isCookieMode()) return (await loadApiFlow()).createApiFlow();
  return (await loadAmplifyFlow()).createAmplifyFlow();
}
