/** Loads what compiling resolver code takes, so that the first deployment that needs it does not wait for that. */
export function warmUp(): void {
  require("./runtime");
}
