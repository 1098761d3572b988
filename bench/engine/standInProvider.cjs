"use strict";
// A provider for Pulumi's engine that responds immediately: it accepts every input, reports every
// resource as existing and stores nothing. Prints the port that it listens on.
const { createRequire } = require("node:module");
const fromSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const grpc = fromSdk("@grpc/grpc-js");
const { Empty } = fromSdk("google-protobuf/google/protobuf/empty_pb.js");
const { Struct } = fromSdk("google-protobuf/google/protobuf/struct_pb.js");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");
const provider = require("@pulumi/pulumi/proto/provider_pb");
const { ResourceProviderService } = require("@pulumi/pulumi/proto/provider_grpc_pb");

const SIZE = 64 * 2 ** 20;

const respond = (make) => (call, callback) => callback(null, make(call.request));

/** The inputs, with the computed properties that the store's program reads. */
function propertiesOf(id, inputs) {
  const properties = inputs ?? Struct.fromJavaScript({});
  const computed = Struct.fromJavaScript({
    arn: `arn:aws:stand-in:eu-west-1:000000000000:${id}`,
    id,
    uris: { GRAPHQL: "http://localhost/graphql", REALTIME: "ws://localhost/realtime" },
    domainName: "stand-in.example.com",
    domainValidationOptions: [],
    dkimSigningAttributes: { tokens: ["one", "two", "three"] },
  });
  for (const [name, value] of computed.getFieldsMap().entries()) {
    if (properties.getFieldsMap().get(name) === undefined) {
      properties.getFieldsMap().set(name, value);
    }
  }
  return properties;
}

const checked = (request) => {
  const response = new provider.CheckResponse();
  response.setInputs(request.getNews());
  return response;
};

const server = new grpc.Server({
  "grpc.max_receive_message_length": SIZE,
  "grpc.max_send_message_length": SIZE,
});
server.addService(ResourceProviderService, {
  attach: respond(() => new Empty()),
  cancel: respond(() => new Empty()),
  getPluginInfo: respond(() => {
    const response = new PluginInfo();
    response.setVersion(require("@pulumi/aws/package.json").version);
    return response;
  }),
  checkConfig: respond(checked),
  diffConfig: respond(() => new provider.DiffResponse()),
  configure: respond(() => {
    const response = new provider.ConfigureResponse();
    response.setAcceptsecrets(true);
    response.setAcceptresources(true);
    response.setSupportspreview(true);
    return response;
  }),
  check: respond(checked),
  diff: respond(() => {
    const response = new provider.DiffResponse();
    response.setChanges(provider.DiffResponse.DiffChanges.DIFF_NONE);
    return response;
  }),
  create: respond((request) => {
    const response = new provider.CreateResponse();
    const inputs = request.getProperties();
    if (request.getPreview()) {
      response.setProperties(inputs);
      return response;
    }
    const id = request.getUrn().split("::").at(-1);
    response.setId(id);
    response.setProperties(propertiesOf(id, inputs));
    return response;
  }),
  update: respond((request) => {
    const response = new provider.UpdateResponse();
    response.setProperties(propertiesOf(request.getId(), request.getNews()));
    return response;
  }),
  delete: respond(() => new Empty()),
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  console.log(port);
});
