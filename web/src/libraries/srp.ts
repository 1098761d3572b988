/**
 * The SRP code of aws-amplify, for a sign-in whose tokens go into cookies. aws-amplify does not
 * export it, so it is imported by the path of its module (tsconfig.json).
 */
export { getAuthenticationHelper, getNowString, getSignatureString } from "amplify-srp";
export { BigInteger } from "../platform/srpNumbers";
