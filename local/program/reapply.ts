import { join } from "node:path";
import type { Services } from "../services";
import type { Program } from "./evaluateProgram";
import { forgetProgram } from "./forgetProgram";
import type { Redeployment } from "./redeploy";

export interface ReapplierParts {
  services: Services;
  projectDir: string;
  /** Reads the settings anew. @throws VisibleError for a mistake in them. */
  readProgram(): Program;
}

/** Answers what applies the program again to the stack that runs it, as its files are then. */
export function reapplier({
  services,
  projectDir,
  readProgram,
}: ReapplierParts): (files: readonly string[]) => Promise<Redeployment> {
  // False once an application has failed halfway: from then on what is remembered may be ahead of what is served.
  let certain = true;
  return async (files) => {
    const { redeploy, NothingChanged } = require("./redeploy") as typeof import("./redeploy");
    forgetProgram(
      projectDir,
      files.map((file) => join(projectDir, file)),
    );
    const program = readProgram();
    try {
      const applied = await redeploy(program, services, certain);
      certain = true;
      return applied;
    } catch (error) {
      if (error instanceof NothingChanged) throw error.reason;
      certain = false;
      throw error;
    }
  };
}
