/**
 * The parts of aws-amplify that every page needs, and the replacements of browser globals. esbuild
 * bundles this folder separately (bundle.ts): saving a script does not rebuild it, and browsers
 * cache it across deployments. Other modules import it as `libraries/…` (tsconfig.json), never by
 * its path. Credentials and tokens are imported by the path of their module (tsconfig.json):
 * through "aws-amplify/auth" the first load would contain the whole pool, because esbuild splits by
 * a file's imports, used or not.
 */
export { Amplify, ConsoleLogger, defaultStorage, fetchAuthSession } from "@aws-amplify/core";
export { signRequest } from "@aws-amplify/core/internals/aws-client-utils";
export { cognitoCredentialsProvider } from "amplify-credentials";
export { cognitoUserPoolsTokenProvider } from "amplify-tokens";
export { Date, fetch, localStorage, sessionStorage } from "../platform/globals";
export { isForgetful } from "../platform/usableStorage";
