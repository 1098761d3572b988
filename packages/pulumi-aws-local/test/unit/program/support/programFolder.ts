import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { evaluateProgram, type EvaluatedProgram } from "../../../../src/program/evaluateProgram";
import { createEvaluator, type Evaluator } from "../../../../src/program/evaluator";
import type { Goal } from "../../../../src/program/goal";
import { readStackConfig } from "../../../../src/program/stackConfig";
import { linkFolder } from "../../support/linkFolder";

/** Contents by path; an object is written as JSON. */
export type Files = Record<string, string | object>;

/** The parts of an evaluation that tests examine. */
export interface Evaluated extends EvaluatedProgram {
  goals: Goal[];
}

const BASE: Files = {
  "Pulumi.yaml": "name: small\nruntime: nodejs\n",
  "Pulumi.dev.yaml": "config:\n  aws:region: eu-central-1\n",
  "package.json": {},
};

/**
 * JavaScript that defines `aws` and only loads the modules that the program uses. Loading all of @pulumi/aws takes a
 * third of a second of processor time.
 */
export const AWS = `const aws = new Proxy({}, {
    get(_all, name) {
      const file = name[0].toLowerCase() + name.slice(1).replace(/^(et.*)Output$/, "$1");
      const module = require("@pulumi/aws/" + file);
      return module[name] ?? module;
    },
  });
`;

/** The caller of the data sources in these tests. */
export const OPERATOR = {
  accountId: "123456789012",
  arn: "arn:aws:iam::123456789012:user/tester",
  userId: "AIDATESTER",
};

/** The folder for temporary files may lie where packages are found. */
const OUTSIDE = tmpdir().includes("node_modules") ? "/tmp" : tmpdir();

/** A project in a temporary folder, with this repository's packages. */
export class ProgramFolder {
  readonly path: string;
  readonly evaluator: Evaluator;

  constructor(files: Files = {}, { hasPackages = true, newEvaluator = createEvaluator } = {}) {
    this.path = realpathSync(
      mkdtempSync(join(hasPackages ? tmpdir() : OUTSIDE, "jukebox-program-")),
    );
    this.write(files);
    const packages = resolve(__dirname, "../../../../../../node_modules");
    if (hasPackages) linkFolder(packages, join(this.path, "node_modules"));
    this.evaluator = newEvaluator(this.path);
  }

  /** Replaces all files of the project. */
  write(files: Files): void {
    for (const name of readdirSync(this.path)) {
      if (!["node_modules", "data"].includes(name)) {
        rmSync(join(this.path, name), { recursive: true });
      }
    }
    for (const [name, content] of Object.entries({ ...BASE, ...files })) {
      const file = join(this.path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    }
  }

  /**
   * Evaluates the program; each resource is created as declared.
   * @param isNew whether its id is unknown
   */
  async evaluate({ preview = false, isNew = false } = {}): Promise<Evaluated> {
    const goals: Goal[] = [];
    const config = readStackConfig(this.path, "dev");
    const program = { projectDir: this.path, stack: "dev", config, evaluator: this.evaluator };
    const evaluated = await evaluateProgram({
      ...program,
      account: { operator: OPERATOR },
      preview,
      async create(goal) {
        goals.push(goal);
        return { ...(!isNew && { id: `${goal.name}-id` }), outputs: goal.inputs };
      },
    });
    return { ...evaluated, goals };
  }

  /** Message of the error of an evaluation. */
  async failure(): Promise<string> {
    return this.evaluate().then(
      () => "none",
      ({ message }: Error) => message,
    );
  }

  remove(): void {
    this.evaluator.close();
    rmSync(this.path, { recursive: true, force: true });
  }
}
