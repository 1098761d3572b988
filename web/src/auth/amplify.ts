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
 * Configures aws-amplify with this stack's pools and the storage of tokens.
 * The storages: `local` outlives the browser, `session` ends with its last tab, `memory` with the last page, `cookie` keeps tokens out of
 * this page's reach, aws-amplify included. All tabs have one sign-in.
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

/** Whether the next request of aws-amplify for tokens returns none. */
let hidesOnce = false;

/** The tokens as aws-amplify sees them; this page's own calls ask the provider itself. */
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
 * Lets aws-amplify begin a sign-in although somebody is signed in, which it refuses: its first question is who that is. The tokens stay,
 * and so the user, until those of the new sign-in replace them.
 */
export function allowSignInAgain(): void {
  hidesOnce = true;
}

/** A storage that keeps nothing. */
const emptyStorage: KeyValueStorageInterface = {
  getItem: async () => null,
  setItem: async () => undefined,
  removeItem: async () => undefined,
  clear: async () => undefined,
};

/** The storage that a setting names; session, the default, also stands for an unknown one. */
function getTokenStorage(setting: Config["tokenStorage"]) {
  if (setting === "local") return defaultStorage;
  if (setting === "cookie") return emptyStorage;
  const storage = setting === "memory" ? new MemoryStorage() : sessionStorage;
  return new TabTokens(storage, () => tokensElsewhere.dispatchEvent(new Event("changed")));
}
