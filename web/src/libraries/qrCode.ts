/** Draws QR codes. Imported late: only those who set up an authenticator app need it. */
export { encode } from "uqr";
