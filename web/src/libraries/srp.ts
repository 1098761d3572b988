/**
 * SRP as aws-amplify computes it, for a sign-in whose tokens go into cookies. aws-amplify exports it by no name of its own, so it is imported
 * by the path of its module (tsconfig.json).
 */
export { getAuthenticationHelper, getNowString, getSignatureString } from "amplify-srp";
export { BigInteger } from "../platform/srpNumbers";
