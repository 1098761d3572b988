import { VisibleError } from "../core/visibleError";
import { unary } from "./answer";
import { callsOf } from "./calls";
import { Connections, type Connection } from "./connections";
import type { ProviderContext } from "./context";
import { loadProto, type Proto } from "./proto";

export interface ProviderServer {
  port: number;
  close(): Promise<void>;
}

/** The engine's own limit; gRPC's default is 4 MB. */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

/** The services and records for the engine's calls. */
export type ProviderParts = Omit<ProviderContext, "warn">;

/**
 * Serves the emulator's resource types to Pulumi's engine, on the loopback interface only.
 * @throws VisibleError if the port is not available
 */
export async function startProviderServer(
  port: number,
  parts: ProviderParts,
): Promise<ProviderServer> {
  const proto = loadProto();
  const { grpc, service } = proto;
  grpc.setLogVerbosity(grpc.logVerbosity.NONE); // errors are also thrown
  const server = new grpc.Server({
    "grpc.max_receive_message_length": LARGEST_MESSAGE,
    "grpc.max_send_message_length": LARGEST_MESSAGE,
  });
  const context: ProviderContext = { ...parts, warn: warner(proto) };
  const connections = new Connections();
  const calls = Object.entries(callsOf(context, proto)).filter(
    ([name]) => name in service.ResourceProviderService,
  );
  server.addService(
    service.ResourceProviderService,
    Object.fromEntries(calls.map(([name, answer]) => [name, unary(answer, connections, proto)])),
  );
  const bound = await new Promise<number>((done, fail) => {
    const credentials = grpc.ServerCredentials.createInsecure();
    server.bindAsync(`127.0.0.1:${port}`, credentials, (error, actual) =>
      error === null ? done(actual) : fail(portError(port, error)),
    );
  });
  return {
    port: bound,
    close: () =>
      new Promise((done) => {
        const timer = setTimeout(() => server.forceShutdown(), DRAIN_TIMEOUT_MS);
        server.tryShutdown(() => {
          clearTimeout(timer);
          done();
        });
      }),
  };
}

/** Maximum wait for calls in progress when the server closes. */
const DRAIN_TIMEOUT_MS = 1_000;

function portError(port: number, { message }: Error): VisibleError {
  return new VisibleError(
    `The provider port ${port} can't be used: ${message}. Choose another with --provider-port N.`,
  );
}

/** Sends warnings to the engine of a connection. No other component uses them. */
function warner({ grpc, engine, log }: Proto): ProviderContext["warn"] {
  return ({ engineAddress }: Connection, message, urn = "") => {
    if (engineAddress === undefined) return;
    const client = new engine.EngineClient(engineAddress, grpc.credentials.createInsecure());
    const request = new log.LogRequest()
      .setSeverity(log.LogSeverity.WARNING)
      .setMessage(message)
      .setUrn(urn);
    const deadline = Date.now() + LOG_TIMEOUT_MS;
    client.log(request, new grpc.Metadata(), { deadline }, () => client.close());
  };
}

const LOG_TIMEOUT_MS = 2_000;
