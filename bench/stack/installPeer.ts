import { resolve } from "node:path";

const { installLocked } = require("../../tools/installLocked.cjs") as {
  installLocked(from: string, name: string, why: string): string;
};

/**
 * Installs what bench/package.json and its lock file name, unless that is there. In the cache: in bench/ its old graphql would
 * stand before the product's.
 * @returns the folder; undefined, with npm's words on stderr, where it cannot be installed
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
