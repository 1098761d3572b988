import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createServices } from "../../../../src/services/createServices";
import { openForPlan } from "../../../../src/data/openForPlan";
import { createEvaluator } from "../../../../src/program/evaluator";
import { planProgram, type PlannedResource } from "../../../../src/program/planProgram";
import { ResourceRecords } from "../../../../src/program/resourceRecords";
import { readStackConfig } from "../../../../src/program/stackConfig";
import { linkFolder } from "../../support/linkFolder";

/** A small project in a separate folder, to be edited and run. */
export interface ProjectFolder {
  folder: string;
  data: string;
  remove(): void;
}

/** Copies one of the projects in fixtures/. */
export function copyFixture(name: string): ProjectFolder {
  const folder = mkdtempSync(join(tmpdir(), `jukebox-${name}-`));
  cpSync(join(__dirname, "../fixtures", name), folder, { recursive: true });
  linkFolder(resolve(__dirname, "../../../../../../node_modules"), join(folder, "node_modules"));
  return {
    folder,
    data: join(folder, "data"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The plan against the project's data folder. */
export async function planOf(
  { folder, data }: ProjectFolder,
  values: Record<string, string>,
): Promise<PlannedResource[]> {
  const config = readStackConfig(folder, "dev");
  Object.assign(config.values, values);
  const region = config.values["aws:region"]!;
  const evaluator = createEvaluator(folder);
  const opened = await openForPlan(data, region);
  try {
    const options = { origin: "http://localhost", allowExternalHttp: false };
    const { services } = createServices({ region, ...opened, options });
    const program = { projectDir: folder, stack: "dev", config, evaluator };
    return await planProgram(program, services, new ResourceRecords(opened.state));
  } finally {
    await opened.close();
    evaluator.close();
  }
}
