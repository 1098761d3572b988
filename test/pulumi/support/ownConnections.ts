/*
 * Each operation of the engine listens on a new port, and programs run in this process. gRPC shares connections by address between
 * clients, for as long as the process lives: an engine that gets the port of one that has ended would be refused for a while
 * ("14 UNAVAILABLE: No connection established. Last error: null"). With pools of their own, clients connect again.
 */
const { grpcClientOptions } = require("@pulumi/pulumi/runtime/settings") as {
  grpcClientOptions: Record<string, unknown>;
};
grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;

export {};
