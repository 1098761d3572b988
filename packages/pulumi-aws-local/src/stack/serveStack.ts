import type { VisibleError } from "../core/visibleError";
import { EngineRecords } from "../provider/engineRecords";
import { startProviderServer } from "../provider/providerServer";
import { restoreEngineResources } from "../provider/restoreEngineResources";
import { rebaseFrom } from "../program/rebase";
import { createRouter, createUpgradeRouter } from "../server/router";
import { RouteTable } from "../server/routeTable";
import { stackRoutes } from "../server/stackRoutes";
import { prepareNextTokens } from "../services/appsync";
import { refuseStartedFolder } from "./checkOwner";
import type { StackFront } from "./front";
import { lastOutputs, writeOutputs } from "./outputs";
import { openPlace, type Undo } from "./place";
import { ServedRegion } from "./servedRegion";
import type { ServeSettings } from "./serveSettings";
import { startServices } from "./startServices";

/** An emulator that Pulumi's own engine deploys to. */
export interface ServedStack {
  /** e.g. "http://localhost:4000" */
  origin: string;
  providerPort: number;
  /** Lines for the user. */
  notices: string[];
  /**
   * Resolves with the reason when the emulator cannot continue: its database engine failed, or another run has taken
   * its folder.
   */
  failed: Promise<VisibleError>;
  stop(): Promise<void>;
}

/**
 * Starts the emulator with the resources that Pulumi's engine has deployed to its folder; stops all of it if the start
 * fails.
 */
export async function serveStack(
  settings: ServeSettings,
  front?: StackFront,
): Promise<ServedStack> {
  const undo: Undo = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  let explain = (error: unknown): unknown => error;
  try {
    const place = await openPlace(settings, undo, (how) => (explain = how));
    const { folder, state, http, origin } = place;
    refuseStartedFolder(state, folder.path);
    let records = new EngineRecords(state);
    const region = new ServedRegion(state, settings.region, () => !records.isEmpty);
    const running = startServices(
      place,
      { region: region.current, options: settings, front },
      undo,
    );
    const { services, endpoints, useRegion, failed } = running;
    region.use = useRegion;
    prepareNextTokens(state);
    const last = lastOutputs(folder);
    const rebase = rebaseFrom(last?.awsEndpoint ?? origin, origin);
    const restored = await restoreEngineResources(services, rebase);
    records = restored.records;
    Object.defineProperty(services, "declared", { get: () => records.declared() });
    writeOutputs(folder, { awsEndpoint: origin });
    const routes = new RouteTable(stackRoutes(services, endpoints, front?.routes(services)));
    http.serve(createRouter(routes), createUpgradeRouter(routes));
    undo.push(async () => services.appSync.realtime.close()); // while the server can still report it
    const parts = { services, records, place: region };
    const provider = await startProviderServer(settings.providerPort, parts);
    undo.push(provider.close);
    const { notices } = restored;
    return { origin, providerPort: provider.port, notices, failed, stop };
  } catch (error) {
    await stop();
    throw explain(error);
  }
}
