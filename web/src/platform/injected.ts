/**
 * Replaces the same globals in the site's own code. They are imported from the libraries, so that a
 * page has one clock and one memory.
 */
export { Date, fetch, localStorage, sessionStorage } from "libraries/everyPage";
