import type { BenchOptions } from "../lib/options";
import type { Row, SectionResult } from "../lib/report";
import { digits, median } from "../lib/statistics";
import { makeRunFolder, removeRunFolder } from "../../test/support/runFolder";
import { storeProject } from "../../test/pulumi/support/project";
import { startServe } from "../../test/pulumi/support/serve";
import { run } from "../../test/pulumi/support/steps";
import { storeProgram, storeSettings } from "../../test/pulumi/support/storeProgram";
import { startStandIn } from "../engine/standIn";
import { processorTime } from "../stack/processUse";

/** A provider that the engine deploys the store with. */
interface ProviderSide {
  pid: number;
  providerPort: number;
  origin: string;
  stop(): Promise<unknown>;
}

const SIDES: Record<"emulator" | "stand-in", () => Promise<ProviderSide>> = {
  emulator: () => startServe(),
  "stand-in": startStandIn,
};

const OPERATIONS = ["preview", "up", "second up", "destroy"] as const;

type Times = Record<(typeof OPERATIONS)[number], number[]>;

/** Pulumi's engine deploys the store with two providers: the emulator, and the stand-in. */
export async function engine({ rounds }: BenchOptions): Promise<SectionResult> {
  makeRunFolder();
  const seconds = { emulator: noTimes(), "stand-in": noTimes() };
  const processor = { emulator: noTimes(), "stand-in": noTimes() };
  let resources = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      // The sides alternate in going first.
      const names = Object.keys(SIDES) as (keyof typeof SIDES)[];
      for (const name of round % 2 === 0 ? names : names.reverse()) {
        resources = await measure(SIDES[name], seconds[name], processor[name]);
      }
    }
  } finally {
    await removeRunFolder();
  }
  const rows = OPERATIONS.map((operation): Row => {
    const [ours, floor] = [seconds.emulator[operation], seconds["stand-in"][operation]];
    return {
      operation,
      "emulator s": digits(median(ours)),
      "stand-in s": digits(median(floor)),
      ratio: digits(median(ours.map((time, at) => time / floor[at]!)), 3),
      "emulator CPU s": digits(median(processor.emulator[operation])),
      "stand-in CPU s": digits(median(processor["stand-in"][operation])),
    };
  });
  return {
    title: `Pulumi's engine, ${resources} resources, medians of ${rounds} rounds`,
    rows,
    notes: [
      "stand-in: a provider that accepts and creates everything at once; both providers have a process of their own.",
      "ratio: median of the rounds' ratios. CPU s: processor time of the provider's process.",
      "The engine needs the rest: it runs the program and writes its state after each step.",
    ],
  };
}

function noTimes(): Times {
  return { preview: [], up: [], "second up": [], destroy: [] };
}

/** Deploys the store once and destroys it. Returns the number of its resources. */
async function measure(
  start: () => Promise<ProviderSide>,
  seconds: Times,
  processor: Times,
): Promise<number> {
  const side = await start();
  try {
    const stack = await storeProject(side).open(storeProgram(), storeSettings(side.origin));
    let resources = 0;
    for (const name of OPERATIONS) {
      const before = processorTime(side.pid);
      const result = await run(stack, name === "second up" ? "up" : name);
      seconds[name].push(result.seconds);
      processor[name].push((processorTime(side.pid) - before) / 1_000_000);
      if (name === "up") resources = result.counts.create!;
    }
    return resources;
  } finally {
    await side.stop();
  }
}
