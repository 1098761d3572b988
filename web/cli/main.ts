import { join } from "node:path";
import { runCommand } from "./runCommand";

async function main(): Promise<void> {
  const file = process.env.STACK_OUTPUTS ?? join(__dirname, "../../.local/outputs.json");
  console.log(JSON.stringify(await runCommand(process.argv.slice(2), file), null, 2));
}

main().catch((error: Error) => {
  const known = error.name === "Error" || error.name === "SyntaxError" ? "" : `${error.name}: `;
  console.error(`${known}${error.message}`);
  process.exit(1);
});
