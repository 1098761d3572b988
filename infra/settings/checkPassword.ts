import { refuseSetting } from "./refuseSetting";

const KEY = "jukebox:demoPassword";

/**
 * Checks the demo users' password against the pool's policy and Cognito's own bounds (API_AdminSetUserPassword.html).
 * @param shape the password, or a text that is like it: of the same length, with its spaces
 * @throws VisibleError, which quotes nothing of it.
 */
export function checkPassword(shape: string, minimumLength: number): void {
  if (shape === "") {
    const how = "pulumi config set --secret demoPassword";
    refuseSetting(KEY, "not set", `a password when demoUsers is true: \`${how}\``);
  }
  const length = [...shape].length;
  if (length < minimumLength || length > 256) {
    const allowed = `${minimumLength} (passwordMinimumLength) to 256 characters long`;
    refuseSetting(KEY, `${length} characters long`, allowed);
  }
  if (shape.trim() !== shape) refuseSetting(KEY, "set", "without spaces at its ends");
}

/** A text of the same length with the same spaces, which reveals nothing else. */
export function shapeOf(password: string): string {
  return password.replace(/\S/gu, "x");
}
