import { VisibleError } from "../../../core/visibleError";

/** The engine's binary from its npm package for this platform, else the one that npx installs. */
export function engineCommand(): string[] {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return [require.resolve(`${name}/dynoxide`)];
  } catch {
    if (process.platform === "win32") {
      throw new VisibleError(
        `No DynamoDB engine is installed for this platform ("${name}"). Set DYNAMODB_ENDPOINT to a running one, such as DynamoDB Local.`,
      );
    }
    return ["npx", "--yes", "dynoxide"];
  }
}
