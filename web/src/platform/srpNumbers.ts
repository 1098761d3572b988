import BigInteger from "amplify-srp-integer";
import { replaceModPow } from "./modPow";

replaceModPow(BigInteger as never); // aws-amplify's types describe a class as one of its numbers

/** The numbers of aws-amplify's SRP. Importing this module makes them fast. */
export { BigInteger };
