import type * as AuthModule from "aws-amplify/auth";
import type * as CognitoModule from "aws-amplify/auth/cognito";
import { startListener, type Listener } from "./listener";
import { loadAmplify } from "./loadAmplify";
import { installPlainWebSocket } from "./plainWebSocket";

/** A GraphQL answer as it came over the wire. */
export interface Answer<T = any> {
  data: T | null;
  errors?: { message: string; errorType: string; errorInfo?: any; path?: unknown[] }[];
}

/** One browser, as far as aws-amplify is concerned: its own tokens, guest identity and caches. */
export interface StoreClient {
  auth: typeof AuthModule;
  /** Amplify's own store of this client's tokens, among others. */
  cognito: typeof CognitoModule;
  /** Sends an operation as the signed-in user if there is one, else as the guest; never throws GraphQL errors. */
  graphql<T = any>(query: string, variables?: Record<string, unknown>): Promise<Answer<T>>;
  /** The first root field of the answer. @throws Error with the errorType when there are errors. */
  field<T = any>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** Starts a subscription, as who field() would be. @throws Error with the errorType when it is refused. */
  listen<T = any>(subscription: string): Promise<Listener<T>>;
}

/** Builds a client on aws-amplify from the values of the stack's /config.json. */
export function createClient(outputs: Record<string, string>): StoreClient {
  const { amplify, auth, api, cognito, utils } = loadAmplify();
  // Amplify warns of every endpoint that is not AWS's own.
  utils.ConsoleLogger.LOG_LEVEL = "ERROR";
  amplify.Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: outputs.userPoolId!,
        userPoolClientId: outputs.userPoolClientId!,
        identityPoolId: outputs.identityPoolId!,
        allowGuestAccess: true,
        userPoolEndpoint: `${outputs.awsEndpoint}/`,
        identityPoolEndpoint: `${outputs.awsEndpoint}/`,
      },
    },
    API: {
      GraphQL: {
        endpoint: outputs.graphqlUrl!,
        region: outputs.region!,
        defaultAuthMode: "iam",
      },
    },
  });
  const client = api.generateClient();
  const graphql: StoreClient["graphql"] = async (query, variables = {}) => {
    const { tokens } = await auth.fetchAuthSession();
    const authMode = tokens === undefined ? "iam" : "userPool";
    try {
      return (await client.graphql({ query, variables, authMode } as never)) as any;
    } catch (answer) {
      if (typeof answer === "object" && answer !== null && "errors" in answer) return answer as any;
      throw answer;
    }
  };
  const field: StoreClient["field"] = async (query, variables) => {
    const { data, errors } = await graphql(query, variables);
    if (errors !== undefined && errors.length > 0) throw graphQlError(errors[0]!);
    return Object.values(data as object)[0];
  };
  const listen: StoreClient["listen"] = async (subscription) => {
    installPlainWebSocket();
    const { tokens } = await auth.fetchAuthSession();
    const authMode = tokens === undefined ? "iam" : "userPool";
    const observable = client.graphql({ query: subscription, authMode } as never);
    return startListener(observable as never, utils.Hub);
  };
  return { auth, cognito, graphql, field, listen };
}

/** An Error whose name is the errorType, so that tests can expect it by name. */
function graphQlError(error: NonNullable<Answer["errors"]>[number]): Error {
  const { message, errorType, errorInfo } = error;
  return Object.assign(new Error(`${errorType}: ${message}`), { name: errorType, errorInfo });
}
