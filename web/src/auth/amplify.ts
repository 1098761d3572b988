import {
  Amplify,
  cognitoCredentialsProvider,
  cognitoUserPoolsTokenProvider,
  ConsoleLogger,
  defaultStorage,
} from "libraries/everyPage";
import type { KeyValueStorageInterface } from "@aws-amplify/core";
import type { Config } from "../config";
import { finishDropping } from "./cookies/dropCookies";
import { forgetOldTokens } from "./cookies/forgetOldTokens";
import { MemoryStorage } from "./memoryStorage";
import { tokensElsewhere } from "./otherTabs";
import { TabTokens } from "./tabTokens";

/**
 * Configures aws-amplify with this stack's pools and the token storage. `local` outlives the
 * browser, `session` ends with its last tab, `memory` with the last page, `cookie` keeps tokens out
 * of reach of this page, including aws-amplify. All tabs share one sign-in.
 */
export function configureAmplify(config: Config): void {
  // aws-amplify warns about every custom endpoint; a local stack has only those.
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
    tokenProvider: hiddenTokens,
    credentialsProvider: cognitoCredentialsProvider,
  };
  Amplify.configure({ Auth: auth }, { Auth: library });
  cognitoUserPoolsTokenProvider.setAuthConfig(auth);
  cognitoUserPoolsTokenProvider.setKeyValueStorage(getTokenStorage(config.tokenStorage));
  if (config.tokenStorage === "cookie") {
    forgetOldTokens();
    finishDropping();
  }
}

/** Whether the next token request of aws-amplify returns no tokens. */
let hidesOnce = false;

/** The token provider of aws-amplify. This page's own calls use the underlying provider. */
const hiddenTokens: typeof cognitoUserPoolsTokenProvider = Object.create(
  cognitoUserPoolsTokenProvider,
  {
    getTokens: {
      value: async (options?: { forceRefresh?: boolean }) => {
        if (!hidesOnce) return cognitoUserPoolsTokenProvider.getTokens(options);
        hidesOnce = false;
        return null;
      },
    },
  },
);

/**
 * Lets aws-amplify start a sign-in while a user is signed in. aws-amplify would refuse this: it
 * first checks for a current user. The tokens and the user stay until the tokens of the new sign-in
 * replace them.
 */
export function allowSignInAgain(): void {
  hidesOnce = true;
}

/** A storage that stores nothing. */
const emptyStorage: KeyValueStorageInterface = {
  getItem: async () => null,
  setItem: async () => undefined,
  removeItem: async () => undefined,
  clear: async () => undefined,
};

/** The storage for a setting. `session` is the default and is also used for an unknown setting. */
function getTokenStorage(setting: Config["tokenStorage"]) {
  if (setting === "local") return defaultStorage;
  if (setting === "cookie") return emptyStorage;
  const storage = setting === "memory" ? new MemoryStorage() : sessionStorage;
  return new TabTokens(storage, () => tokensElsewhere.dispatchEvent(new Event("changed")));
}
