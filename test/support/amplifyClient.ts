import type * as AuthModule from "aws-amplify/auth";
import type * as CognitoModule from "aws-amplify/auth/cognito";
import { startListener, type Listener } from "./listener";
import { loadAmplify } from "./loadAmplify";
import { installPlainWebSocket } from "./plainWebSocket";

/** A GraphQL response, as received over HTTP. */
export interface GraphqlResponse<T = any> {
  data: T | null;
  errors?: { message: string; errorType: string; errorInfo?: any; path?: unknown[] }[];
}

/** One browser from the view of aws-amplify: its own tokens, guest identity and caches. */
export interface StoreClient {
  auth: typeof AuthModule;
  /** aws-amplify's own store, which contains this client's tokens. */
  cognito: typeof CognitoModule;
  /**
   * Sends an operation as the signed-in user if there is one, otherwise as the guest; never throws
   * GraphQL errors.
   */
  graphql<T = any>(query: string, variables?: Record<string, unknown>): Promise<GraphqlResponse<T>>;
  /**
   * The first root field of the response. @throws Error named by the errorType if there are errors.
   */
  field<T = any>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /**
   * Starts a subscription as the same caller as field(). @throws Error named by the errorType if it
   * is rejected.
   */
  listen<T = any>(subscription: string): Promise<Listener<T>>;
}

/** Creates a client on aws-amplify from the values of the stack's /config.json. */
export function createClient(outputs: Record<string, string>): StoreClient {
  const { amplify, auth, api, cognito, utils } = loadAmplify();
  // aws-amplify warns about every endpoint that is not AWS's own.
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
    } catch (response) {
      if (typeof response === "object" && response !== null && "errors" in response)
        return response as any;
      throw response;
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
function graphQlError(error: NonNullable<GraphqlResponse["errors"]>[number]): Error {
  const { message, errorType, errorInfo } = error;
  return Object.assign(new Error(`${errorType}: ${message}`), { name: errorType, errorInfo });
}
