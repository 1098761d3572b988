import { late } from "../late";

/** Loads the part of aws-amplify that only some pages need. Throws the errors of `late`. */
export const loadUserPool = late(() => import("libraries/userPool"));
