import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkStoredData } from "./data/checkStoredData";
import { openDataFolder, type DataFolder } from "./data/dataFolder";
import { DiskSpace } from "./data/diskSpace";
import { explainFailure } from "./data/explainFailure";
import { generateSecrets } from "./data/generatedSecrets";
import { startEngine } from "./dynamodb/engine";
import { createServices } from "./createServices";
import type { StartOptions } from "./options";
import { deploy } from "./program/deploy";
import type { Program } from "./program/evaluateProgram";
import { reapplier } from "./program/reapply";
import type { Redeployment } from "./program/redeploy";
import { localEndpoints } from "./program/localEndpoints";
import { readStackConfig, type StackConfig } from "./program/stackConfig";
import { startHttpServer } from "./server/httpServer";
import type { HttpHandler, UpgradeHandler } from "./shared/http";
import { VisibleError } from "./shared/visibleError";
import type { Events } from "./workbench/events";

/** A Pulumi program that runs whole on this machine. */
export interface LocalStack {
  /** e.g. "http://localhost:4000" */
  origin: string;
  /** The stack's outputs, and awsEndpoint. */
  outputs: Record<string, unknown>;
  /** Secret settings that were generated in this run, to be shown once. */
  freshSecrets: Record<string, string>;
  /** Milliseconds since the epoch: files that were saved later are not applied yet. */
  appliedAt: number;
  /** Tells open pages what happens. */
  events: Events;
  /**
   * Applies the program again as its files are now, all of it or nothing. To be called one at a time.
   * @param files those that changed, relative to the project.
   * @throws for a mistake in the program; what was served before is served on.
   */
  reapply(files: readonly string[]): Promise<Redeployment>;
  /** Resolves with the reason when the stack can't go on: its database engine can't, or another run has its folder. */
  failed: Promise<VisibleError>;
  stop(): Promise<void>;
}

/** The stack whose settings this machine uses. */
const LOCAL_STACK = "dev";

/** Starts everything that the program in `projectDir` declares; undoes all of it if that fails. */
export async function startStack(projectDir: string, options: StartOptions): Promise<LocalStack> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  let explain = (error: unknown): unknown => error;
  try {
    const folder = await openDataFolder(options.data, options.reset);
    undo.push(folder.release);
    const disk = new DiskSpace(folder.path);
    explain = (error) => explainFailure(error, folder, disk);
    checkStoredData(folder, !process.env.DYNAMODB_ENDPOINT);
    const engine = await startEngine(folder.databaseFile);
    undo.push(engine.stop);
    let handle: HttpHandler = notReady;
    let upgrade: UpgradeHandler = (_request, _message, socket) => socket.destroy();
    const http = await startHttpServer(
      options.port,
      (request) => handle(request),
      (...connection) => upgrade(...connection),
    );
    undo.push(http.close);

    const origin = `http://localhost:${http.port}`;
    const appliedAt = Date.now();
    const readProgram = (): { program: Program; fresh: Record<string, string> } => {
      const config = readStackConfig(projectDir, LOCAL_STACK, options.config);
      const least = leastPasswordLength(config);
      const { values, fresh } = generateSecrets(folder.secretsFile, config.openSecrets, least);
      Object.assign(config.values, values, localEndpoints(origin));
      return { program: { projectDir, stack: LOCAL_STACK, config }, fresh };
    };
    const { program, fresh } = readProgram();
    const region = program.config.values["aws:region"] ?? "us-east-1";
    const {
      services,
      router,
      upgrade: realtime,
      close,
    } = createServices({
      region,
      stateDir: folder.stateDir,
      engineEndpoint: engine.endpoint,
      hasRoom: () => disk.hasRoom(),
      options: { ...options, origin },
    });
    undo.splice(-1, 0, close); // services end after the last request
    const failed = Promise.race([engine.failed, folder.lost]);
    const evaluated = await unlessFailed(deploy(program, services), failed);
    const outputs = localOutputs(evaluated.outputs, origin);
    writeOutputs(folder, outputs);
    handle = router;
    upgrade = realtime;
    undo.push(async () => services.appSync.realtime.close()); // while there is a server to say so
    const reapply = reapplier({
      services,
      projectDir,
      readProgram: () => {
        const again = readProgram().program;
        checkRegion(region, again.config.values["aws:region"]);
        return again;
      },
    });
    return {
      origin,
      outputs,
      freshSecrets: fresh,
      appliedAt,
      events: services.events,
      async reapply(files) {
        const applied = await reapply(files);
        writeOutputs(folder, localOutputs(applied.outputs, origin));
        return applied;
      },
      failed,
      stop,
    };
  } catch (error) {
    await stop();
    throw explain(error);
  }
}

/** @throws the reason, as soon as there is one. */
function unlessFailed<T>(work: Promise<T>, failed: Promise<VisibleError>): Promise<T> {
  return Promise.race([work, failed.then((reason) => Promise.reject(reason))]);
}

/** What the program's password policy asks for; what is out of Cognito's bounds the program itself refuses. */
function leastPasswordLength({ project, values }: StackConfig): number {
  const least = Number(values[`${project}:passwordMinimumLength`]);
  return least <= 99 ? least : 0;
}

/** Every local service was built for one region. */
function checkRegion(now: string, wanted: string | undefined): void {
  if (wanted === undefined || wanted === now) return;
  throw new VisibleError(
    `Setting "aws:region" was "${now}" when this stack started and is "${wanted}" now: restart it.`,
  );
}

const notReady: HttpHandler = async () => ({
  status: 503,
  headers: { "content-type": "text/plain; charset=utf-8", "retry-after": "1" },
  body: "The local stack is starting.\n",
});

/** The stack's outputs as they hold here: nothing on this machine is served over TLS. */
function localOutputs(outputs: Record<string, unknown>, origin: string): Record<string, unknown> {
  const overTls = origin.replace("http:", "https:");
  const text = JSON.stringify(outputs).replaceAll(overTls, origin);
  return { ...JSON.parse(text), awsEndpoint: origin };
}

function writeOutputs(folder: DataFolder, outputs: Record<string, unknown>): void {
  const temporary = join(folder.path, "outputs.json.new");
  writeFileSync(temporary, JSON.stringify(outputs, null, 2) + "\n");
  renameSync(temporary, folder.outputsFile); // whoever reads it never sees half of it
}
