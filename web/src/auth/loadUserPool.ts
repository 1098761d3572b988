import { late } from "../late";

/** Fetches what only some pages need of aws-amplify. Throws as `late` says. */
export const loadUserPool = late(() => import("libraries/userPool"));
