import { win32 } from "node:path";

/**
 * The program and first arguments that start npm without a shell. On Windows npm is a cmd script, which Node does not
 * start by itself; its JavaScript is installed beside node.exe.
 */
export function npmCommand(
  platform: NodeJS.Platform = process.platform,
  node = process.execPath,
): string[] {
  if (platform !== "win32") return ["npm"];
  return [node, win32.join(win32.dirname(node), "node_modules", "npm", "bin", "npm-cli.js")];
}
