/** Draws QR codes. Imported on demand: only the set-up of an authenticator app needs it. */
export { encode } from "uqr";
