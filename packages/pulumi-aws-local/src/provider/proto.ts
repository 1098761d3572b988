import { createRequire } from "node:module";
import { join } from "node:path";
import { VisibleError } from "../core/visibleError";

/** The modules of Pulumi's SDK for communication with its engine. */
export interface Proto {
  grpc: typeof import("@grpc/grpc-js");
  service: typeof import("@pulumi/pulumi/proto/provider_grpc_pb");
  provider: typeof import("@pulumi/pulumi/proto/provider_pb");
  plugin: typeof import("@pulumi/pulumi/proto/plugin_pb");
  engine: typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
  log: typeof import("@pulumi/pulumi/proto/engine_pb");
  empty: typeof import("google-protobuf/google/protobuf/empty_pb");
  struct: typeof import("google-protobuf/google/protobuf/struct_pb");
}

/**
 * Loads the modules from the SDK that this package, or the project in the working directory, has installed. gRPC and
 * Protocol Buffers must be the SDK's copies (peer dependencies here), because messages of another copy are rejected.
 * @throws VisibleError if there is no SDK
 */
export function loadProto(): Proto {
  const sdk = findSdk();
  return {
    grpc: sdk("@grpc/grpc-js"),
    service: sdk("@pulumi/pulumi/proto/provider_grpc_pb"),
    provider: sdk("@pulumi/pulumi/proto/provider_pb"),
    plugin: sdk("@pulumi/pulumi/proto/plugin_pb"),
    engine: sdk("@pulumi/pulumi/proto/engine_grpc_pb"),
    log: sdk("@pulumi/pulumi/proto/engine_pb"),
    empty: sdk("google-protobuf/google/protobuf/empty_pb"),
    struct: sdk("google-protobuf/google/protobuf/struct_pb"),
  };
}

function findSdk(): NodeJS.Require {
  for (const from of [__filename, join(process.cwd(), "package.json")]) {
    try {
      return createRequire(createRequire(from).resolve("@pulumi/pulumi/package.json"));
    } catch {
      // Try the next folder.
    }
  }
  throw new VisibleError(
    'The package "@pulumi/pulumi" is not installed here. Run "npm install @pulumi/pulumi".',
  );
}
