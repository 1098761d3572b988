import { join } from "node:path";
import { runCommand } from "./runCommand";

/** A store client on aws-amplify for the command line. */
async function main(): Promise<void> {
  const outputsFile = process.env.STACK_OUTPUTS ?? join(__dirname, "../../.local/outputs.json");
  const { output, exitCode } = await runCommand(process.argv.slice(2), outputsFile);
  console.log(JSON.stringify(output, null, 2));
  process.exitCode = exitCode;
}

main().catch((error: Error) => {
  const known = error.name === "Error" || error.name === "SyntaxError" ? "" : `${error.name}: `;
  console.error(`${known}${error.message}`);
  process.exit(1);
});
