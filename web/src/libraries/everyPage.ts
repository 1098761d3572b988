/**
 * What every page needs of aws-amplify, and what replaces the browser's globals. esbuild bundles this folder by itself (bundle.ts): saving
 * a script does not build it again, and browsers keep it across deployments. Other modules import it as `libraries/…` (tsconfig.json),
 * never by its path.
 * Credentials and tokens are imported by the path of one module each (tsconfig.json): through "aws-amplify/auth" everything that pool
 * offers would be part of the first load, since esbuild splits by what a file imports, used or not.
 */
export { Amplify, ConsoleLogger, defaultStorage, fetchAuthSession } from "@aws-amplify/core";
export { signRequest } from "@aws-amplify/core/internals/aws-client-utils";
export { cognitoCredentialsProvider } from "amplify-credentials";
export { cognitoUserPoolsTokenProvider } from "amplify-tokens";
export { Date, fetch, localStorage, sessionStorage } from "../platform/globals";
export { isForgetful } from "../platform/usableStorage";
