"use strict";
// A stand-in for Pulumi's language host of Node, for `pulumi import`: the command runs no program,
// but asks which packages the program uses. The engine starts it as "pulumi-language-nodejs" and
// reads its port.
const { createRequire } = require("node:module");
const { LanguageRuntimeService } = require("@pulumi/pulumi/proto/language_grpc_pb");
const language = require("@pulumi/pulumi/proto/language_pb");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");

// Dependencies of the SDK.
const fromSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const grpc = fromSdk("@grpc/grpc-js");
const { Empty } = fromSdk("google-protobuf/google/protobuf/empty_pb");

const responses = {
  handshake: () => new language.LanguageHandshakeResponse(),
  getPluginInfo: () => new PluginInfo().setVersion("1.0.0"),
  getRequiredPackages: () => new language.GetRequiredPackagesResponse(),
  getRequiredPlugins: () => new language.GetRequiredPluginsResponse(),
  cancel: () => new Empty(),
};

const server = new grpc.Server();
const methods = Object.entries(responses).filter(([name]) => name in LanguageRuntimeService);
server.addService(
  LanguageRuntimeService,
  Object.fromEntries(
    methods.map(([name, response]) => [name, (_, done) => done(null, response())]),
  ),
);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
// The engine ends it. If the engine has ended, it ends on its own.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && process.exit(), 1000);
