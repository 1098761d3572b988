import { Server, ServerCredentials, type ServerUnaryCall } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** The messages that an engine receives from a provider. */
export class EngineLog {
  readonly #server = new Server();
  readonly #waiting: ((entry: LogRequest.AsObject) => void)[] = [];

  /** @returns the address that the engine passes to its providers */
  start(): Promise<string> {
    this.#server.addService(EngineService as any, {
      log: (
        call: ServerUnaryCall<LogRequest, Empty>,
        done: (error: null, reply: Empty) => void,
      ) => {
        this.#waiting.shift()?.(call.request.toObject());
        done(null, new Empty());
      },
    });
    const credentials = ServerCredentials.createInsecure();
    return new Promise((done, fail) =>
      this.#server.bindAsync("127.0.0.1:0", credentials, (error, port) =>
        error ? fail(error) : done(`127.0.0.1:${port}`),
      ),
    );
  }

  /** The next message. */
  next(): Promise<LogRequest.AsObject> {
    return new Promise((done) => this.#waiting.push(done));
  }

  stop(): void {
    this.#server.forceShutdown();
  }
}
