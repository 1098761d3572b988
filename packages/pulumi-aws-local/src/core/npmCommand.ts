import { win32 } from "node:path";

/**
 * How to start npm without a shell: program and first arguments. On Windows npm is a script for cmd, which Node does not start by
 * itself; its JavaScript is what runs this script, or is installed beside node.exe.
 */
export function npmCommand(
  platform: NodeJS.Platform = process.platform,
  node = process.execPath,
  env: NodeJS.ProcessEnv = process.env,
): string[] {
  if (platform !== "win32") return ["npm"];
  const running = env.npm_execpath; // https://docs.npmjs.com/cli/using-npm/scripts#environment
  if (running !== undefined && win32.basename(running) === "npm-cli.js") return [node, running];
  return [node, win32.join(win32.dirname(node), "node_modules", "npm", "bin", "npm-cli.js")];
}
