/*
 * Each operation of the engine listens on a new port, and programs run in this process. gRPC shares
 * connections by address between clients for the lifetime of the process: an engine that gets the
 * port of an ended one would be rejected for a while ("14 UNAVAILABLE: No connection established.
 * Last error: null"). With separate pools, clients connect again.
 */
const { grpcClientOptions } = require("@pulumi/pulumi/runtime/settings") as {
  grpcClientOptions: Record<string, unknown>;
};
grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;

export {};
