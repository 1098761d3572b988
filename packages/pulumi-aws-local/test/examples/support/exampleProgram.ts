import { join } from "node:path";

export type ExampleName = "todo" | "chat" | "blog";

export const EXAMPLES = join(__dirname, "../../../examples");

/** Folder of an example program. */
export function exampleProgram(name: ExampleName): string {
  return join(EXAMPLES, name);
}
