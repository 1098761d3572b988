import type { HttpHandler, UpgradeHandler } from "../core/http";
import { openStateStore, type StateStore } from "../core/stateStore";
import { checkStoredData } from "../data/checkStoredData";
import { openDataFolder, type DataFolder } from "../data/dataFolder";
import { DiskSpace } from "../data/diskSpace";
import { explainFailure } from "../data/explainFailure";
import { openLiveDatabase } from "../data/liveDatabase";
import { isDeployed } from "./checkOwner";
import { readAwsCall } from "../server/aws/awsCall";
import { refuseRequest } from "../server/aws/refuseRequest";
import { plainText } from "../server/plainText";
import { startHttpServer } from "../server/httpServer";
import { LiveEngine, startEngine } from "../services/dynamodb";

/** Functions that stop what was started, in start order. */
export type Undo = (() => Promise<void>)[];

/** The environment of a stack: its data folder, its database engine and its port. */
export interface Place {
  folder: DataFolder;
  state: StateStore;
  /** Whether the database is in the folder rather than at DYNAMODB_ENDPOINT. */
  isOwnEngine: boolean;
  engine: LiveEngine;
  engineEndpoint: string;
  hasRoom(): boolean;
  /** e.g. "http://localhost:4000" */
  origin: string;
  http: { serve(handle: HttpHandler, upgrade: UpgradeHandler): void };
}

export interface PlaceOptions {
  data: string;
  reset: boolean;
  port: number;
}

/**
 * Opens the data folder, starts the database engine and listens. Until `serve` is called, requests get a response to
 * retry later.
 * @param explains called with a function that explains errors of this place
 */
export async function openPlace(
  { data, reset, port }: PlaceOptions,
  undo: Undo,
  explains: (how: (error: unknown) => unknown) => void,
): Promise<Place> {
  const folder = await openDataFolder(data, reset);
  undo.push(folder.release);
  const disk = new DiskSpace(folder.path);
  explains((error) => explainFailure(error, folder, disk));
  const isOwnEngine = !process.env.DYNAMODB_ENDPOINT;
  checkStoredData(folder, isOwnEngine);
  const hasRoom = (): boolean => disk.hasRoom();
  const state = openStateStore(folder.stateDir, hasRoom);
  undo.push(() => state.close());
  const database = isOwnEngine
    ? openLiveDatabase(folder, state, isDeployed(state))
    : folder.databaseFile;
  const first = await startEngine(database);
  const engine = new LiveEngine(first);
  undo.push(() => engine.stop());
  let handle: HttpHandler = notReady;
  let upgrade: UpgradeHandler = (_request, _message, socket) => socket.destroy();
  const server = await startHttpServer(
    port,
    (request) => handle(request),
    (...connection) => upgrade(...connection),
  );
  undo.push(server.close);
  const origin = `http://localhost:${server.port}`;
  const http: Place["http"] = {
    serve(nextHandle, nextUpgrade) {
      handle = nextHandle;
      upgrade = nextUpgrade;
    },
  };
  return {
    folder,
    state,
    isOwnEngine,
    engine,
    engineEndpoint: first.endpoint,
    hasRoom,
    origin,
    http,
  };
}

const STARTING = "The local stack is starting.";

const notReady: HttpHandler = async (request) => {
  const refused =
    readAwsCall(request) === undefined
      ? plainText(503, `${STARTING}\n`)
      : refuseRequest(request, { status: 503, code: "ServiceUnavailable", message: STARTING });
  return { ...refused, headers: { ...refused.headers, "retry-after": "1" } };
};
