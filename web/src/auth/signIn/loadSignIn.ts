import { isCookieMode } from "../../config";
import { late } from "../../late";
import type { SignInFlow } from "./signInFlow";

const loadAmplifyFlow = late(() => import("./amplifyFlow"));
const loadApiFlow = late(() => import("./apiFlow"));

/** Fetches what signs in, and begins a sign-in. Throws as `late` says. */
export async function startSignInFlow(): Promise<SignInFlow> {
  if (isCookieMode()) return (await loadApiFlow()).createApiFlow();
  return (await loadAmplifyFlow()).createAmplifyFlow();
}
