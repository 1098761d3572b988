import { readFileSync } from "node:fs";
import { copyProject, type ProjectCopy } from "../test/support/projectCopy";
import { requireLinux } from "./lib/requireLinux";
import { startStack, type StartedStack } from "../test/support/stack";

/**
 * Pause between two saves, as when a person saves: the process of the next evaluation starts
 * meanwhile.
 */
const PAUSE_MS = 3000;

/** The kinds of files, with the file that is saved repeatedly. */
const KINDS: Record<string, string> = {
  resolver: "resolvers/Query.cart.ts",
  "shared by all resolvers": "resolvers/lib/fail.ts",
  schema: "schema.graphql",
  infra: "infra/data/tables.ts",
  setting: "Pulumi.dev.yaml",
  "web style": "web/styles/base.css",
  "web script": "web/src/main.ts",
};

/**
 * `node --require tsx/cjs bench/reload.ts [times]`: measures, for each kind of file, the
 * milliseconds from saving until the change is live and the CPU time, and the memory of the process
 * before and after.
 */
async function main(): Promise<void> {
  requireLinux("bench/reload.ts");
  const times = Number(process.argv[2] ?? 5);
  const copy = copyProject();
  const stack = await startStack({ project: copy.folder, watch: true });
  try {
    console.log(`memory\t${residentMegabytes(stack)} MB`);
    console.log("kind\tmedian ms\tmost ms\tCPU ms each");
    for (const [kind, file] of Object.entries(KINDS)) {
      const taken: number[] = [];
      const before = cpuMilliseconds(stack);
      for (let time = 0; time < times; time++)
        taken.push(await saveAndSee(copy, stack, file, time));
      taken.sort((a, b) => a - b);
      const cpu = Math.round((cpuMilliseconds(stack) - before) / times);
      console.log(`${kind}\t${taken[taken.length >> 1]}\t${taken.at(-1)}\t${cpu}`);
    }
    console.log(`memory\t${residentMegabytes(stack)} MB`);
  } finally {
    await stack.stop();
    copy.remove();
  }
}

/**
 * Saves a different text each time: a comment, or a visible change where the result must change.
 */
async function saveAndSee(
  copy: ProjectCopy,
  stack: StartedStack,
  file: string,
  time: number,
): Promise<number> {
  const text = copy.read(file);
  await new Promise((done) => setTimeout(done, PAUSE_MS));
  const more = file.endsWith(".css")
    ? `.bench-${time} { color: red }`
    : file.endsWith(".ts")
      ? `export const bench${time} = ${time};`
      : `# ${time}`;
  const said = stack.stdout().length;
  const start = performance.now();
  copy.save(file, `${text}\n${more}\n`);
  while (!/^(applied|error) .*\n/m.test(stack.stdout().slice(said))) {
    await new Promise((done) => setTimeout(done, 2));
  }
  const taken = Math.round(performance.now() - start);
  if (!stack.stdout().slice(said).startsWith("applied"))
    throw new Error(stack.stdout().slice(said));
  return taken;
}

/**
 * CPU time of the process and of the compilers that it started. On a busy machine it is more exact
 * than the elapsed time.
 */
function cpuMilliseconds({ pid }: StartedStack): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return ticks * 10;
}

function residentMegabytes({ pid }: StartedStack): number {
  const [, pages] = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ");
  return Math.round((Number(pages) * 4096) / 1e6);
}

void main();
