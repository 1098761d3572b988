/** Loads the modules for compiling resolver code, so that the first deployment that needs them does not wait. */
export function warmUp(): void {
  require("./runtime");
}
