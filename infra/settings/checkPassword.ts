import { refuseSetting } from "./refuseSetting";

const KEY = "jukebox:demoPassword";

/**
 * Checks the demo users' password against the pool's policy and Cognito's bounds
 * (API_AdminSetUserPassword.html).
 * @param shape the password, or a text with the same length and the same spaces
 * @throws VisibleError. The message does not quote the password.
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

/** A text with the same length and the same spaces as the password. It reveals nothing else. */
export function shapeOf(password: string): string {
  return password.replace(/\S/gu, "x");
}
