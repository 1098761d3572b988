/**
 * What takes the place of the browser's own globals of these names in the whole bundle, aws-amplify included (`inject` in
 * bundle.ts): neither the store's code nor a library's has to know what a browser may refuse or get wrong.
 * Modules in this folder reach the browser's own ones through `globalThis`.
 */
import { usableStorage } from "./usableStorage";

export const localStorage = usableStorage("localStorage");
export const sessionStorage = usableStorage("sessionStorage");
