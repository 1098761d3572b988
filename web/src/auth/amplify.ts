// By the path of one module (see tsconfig.json): through "aws-amplify/auth" everything that pool offers would be part
// of the first load, since esbuild splits by what a file imports, used or not.
import { Amplify, ConsoleLogger, defaultStorage } from "@aws-amplify/core";
import { cognitoCredentialsProvider } from "amplify-credentials";
import { cognitoUserPoolsTokenProvider } from "amplify-tokens";
import type { Config } from "../config";
import { MemoryStorage } from "./memoryStorage";
import { tokensElsewhere } from "./otherTabs";
import { TabTokens } from "./tabTokens";

/**
 * Tells aws-amplify where this stack's pools are and where tokens live.
 * The storages: `local` outlives the browser, `session` ends with its last tab, `memory` with the last page. All tabs have one
 * sign-in.
 */
export function configureAmplify(config: Config): void {
  // Amplify warns of every custom endpoint; a local stack has nothing else.
  if (config.awsEndpoint !== undefined) ConsoleLogger.LOG_LEVEL = "ERROR";
  const auth = {
    Cognito: {
      userPoolId: config.userPoolId,
      userPoolClientId: config.userPoolClientId,
      identityPoolId: config.identityPoolId,
      allowGuestAccess: true,
      ...(config.awsEndpoint !== undefined && {
        userPoolEndpoint: config.awsEndpoint,
        identityPoolEndpoint: config.awsEndpoint,
      }),
    },
  };
  const library = {
    tokenProvider: cognitoUserPoolsTokenProvider,
    credentialsProvider: cognitoCredentialsProvider,
  };
  Amplify.configure({ Auth: auth }, { Auth: library });
  cognitoUserPoolsTokenProvider.setAuthConfig(auth);
  cognitoUserPoolsTokenProvider.setKeyValueStorage(getTokenStorage(config.tokenStorage));
}

/** The storage that a setting names; session, the default, also stands for an unknown one. */
function getTokenStorage(setting: Config["tokenStorage"]) {
  if (setting === "local") return defaultStorage;
  const storage = setting === "memory" ? new MemoryStorage() : sessionStorage;
  return new TabTokens(storage, () => tokensElsewhere.dispatchEvent(new Event("changed")));
}
