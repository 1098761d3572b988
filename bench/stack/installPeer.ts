import { resolve } from "node:path";

const { installLocked } = require("../../tools/installLocked.cjs") as {
  installLocked(from: string, name: string, why: string): string;
};

/**
 * Installs the packages of bench/package.json and its lock file, unless they are installed. They go
 * into the cache: in bench/ the peer's old graphql would be found before the project's.
 * @returns the folder; undefined if npm fails, with npm's message on stderr
 */
export function installPeer(): string | undefined {
  try {
    return installLocked(
      resolve(__dirname, ".."),
      "peer",
      "… installing the peer (bench/package.json)",
    );
  } catch (error) {
    console.error((error as Error).message);
    return undefined;
  }
}
