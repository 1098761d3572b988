import type * as pb from "@pulumi/pulumi/proto/provider_pb";
import type { CallHandler } from "./answer";
import { Unimplemented } from "./answer";
import { checkResource } from "./check";
import { configure } from "./configure";
import type { ProviderContext } from "./context";
import { create } from "./create";
import { diffResource, type ChangeKind } from "./diff";
import { invoke } from "./invoke";
import { decode, readProperties, toStruct } from "./properties";
import type { Proto } from "./proto";
import { read } from "./read";
import { remove } from "./remove";
import { update } from "./update";
import { withUnknowns } from "../program/wireValue";
import { inputChanges } from "../program/lifecycle/inputChanges";

/** The engine warns about a provider that is older than the program's SDK. This provider works with any version. */
const VERSION = "999.0.0";

/** The calls of Pulumi's engine by their names in the protocol (ResourceProvider in pulumi/pulumi, proto/pulumi/provider.proto). */
export function callsOf(
  context: ProviderContext,
  proto: Proto,
): Record<string, CallHandler<any, any>> {
  const { provider, plugin, empty } = proto;
  const failuresOf = (failures: { property: string; reason: string }[]): pb.CheckFailure[] =>
    failures.map(({ property, reason }) =>
      new provider.CheckFailure().setProperty(property).setReason(reason),
    );
  return {
    attach(request, connection) {
      connection.engineAddress = request.getAddress();
      return new empty.Empty();
    },
    getPluginInfo: () => new plugin.PluginInfo().setVersion(VERSION),
    getSchema: () => refuse(NO_SCHEMA),
    handshake: () => refuse("The engine attaches to the emulator; it has no handshake."),
    parameterize: () => refuse("The emulator's provider has no parameters."),
    construct: () => refuse("The emulator's provider has no components."),
    call: () => refuse("The emulator's provider has no methods."),
    cancel: () => new empty.Empty(),
    checkConfig(request: pb.CheckRequest, connection) {
      connection.urn = request.getUrn();
      return new provider.CheckResponse().setInputs(request.getNews());
    },
    diffConfig(request: pb.DiffRequest) {
      const olds = readProperties(request.getOldInputs() ?? request.getOlds());
      const news = readProperties(request.getNews());
      const { changes } = inputChanges(decode(olds).values, decode(news).values);
      return changed(new provider.DiffResponse(), changes);
    },
    configure(request: pb.ConfigureRequest, connection) {
      connection.urn = request.getUrn?.() || connection.urn!;
      configure(readProperties(request.getArgs()), connection, context);
      return new provider.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    },
    async check(request: pb.CheckRequest, connection) {
      const call = {
        urn: request.getUrn(),
        olds: readProperties(request.getOlds()),
        news: readProperties(request.getNews()),
      };
      const { inputs, failures } = await checkResource(call, connection, context);
      return new provider.CheckResponse()
        .setInputs(toStruct(inputs, proto))
        .setFailuresList(failuresOf(failures));
    },
    async diff(request: pb.DiffRequest, connection) {
      const result = await diffResource(changeOf(request), connection, context);
      const response = changed(new provider.DiffResponse(), result.changes)
        .setReplacesList(result.replaces)
        .setStablesList(result.stables)
        .setDeletebeforereplace(result.deleteBeforeReplace)
        .setHasdetaileddiff(true);
      for (const { path, kind, replaces } of result.details) {
        const detail = new provider.PropertyDiff().setInputdiff(true);
        response.getDetaileddiffMap().set(path, detail.setKind(kindOf(kind, replaces)));
      }
      return response;
    },
    async create(request: pb.CreateRequest, connection) {
      const call = {
        urn: request.getUrn(),
        properties: readProperties(request.getProperties()),
        preview: request.getPreview(),
      };
      const { id, properties } = await create(call, connection, context);
      return new provider.CreateResponse().setId(id).setProperties(toStruct(properties, proto));
    },
    async read(request: pb.ReadRequest, connection) {
      const call = {
        id: request.getId(),
        urn: request.getUrn(),
        properties: readProperties(request.getProperties()),
        inputs: readProperties(request.getInputs()),
      };
      const { id, properties, inputs } = await read(call, connection, context);
      return new provider.ReadResponse()
        .setId(id)
        .setProperties(toStruct(properties, proto))
        .setInputs(toStruct(inputs, proto));
    },
    async update(request: pb.UpdateRequest) {
      const call = { ...changeOf(request), preview: request.getPreview() };
      const properties = await update(call, context);
      return new provider.UpdateResponse().setProperties(toStruct(properties, proto));
    },
    async delete(request: pb.DeleteRequest) {
      const properties = readProperties(request.getProperties());
      await remove({ id: request.getId(), urn: request.getUrn(), properties }, context);
      return new empty.Empty();
    },
    invoke(request: pb.InvokeRequest, connection) {
      const call = { token: request.getTok(), args: readProperties(request.getArgs()) };
      const results = withUnknowns(invoke(call, connection, context));
      return new provider.InvokeResponse().setReturn(toStruct(results, proto));
    },
  };

  function changed(response: pb.DiffResponse, changes: string[]): pb.DiffResponse {
    const { DIFF_SOME, DIFF_NONE } = provider.DiffResponse.DiffChanges;
    return response.setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE).setDiffsList(changes);
  }

  function kindOf(kind: ChangeKind, replaces: boolean): pb.PropertyDiff.Kind {
    const { Kind } = provider.PropertyDiff;
    return {
      add: replaces ? Kind.ADD_REPLACE : Kind.ADD,
      delete: replaces ? Kind.DELETE_REPLACE : Kind.DELETE,
      update: replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE,
    }[kind];
  }
}

/** The old and new inputs of a resource; some engines send the old inputs only as a part of the outputs. */
function changeOf(request: pb.DiffRequest | pb.UpdateRequest) {
  const olds = readProperties(request.getOlds());
  return {
    id: request.getId(),
    urn: request.getUrn(),
    olds,
    oldInputs: request.hasOldInputs() ? readProperties(request.getOldInputs()) : olds,
    news: readProperties(request.getNews()),
  };
}

const NO_SCHEMA =
  "The emulator has no schema of the AWS provider, which Pulumi YAML and the code generation of the command " +
  '"pulumi import" ask for. Use a program with a generated SDK (TypeScript, Python, Go, C#, Java), and ' +
  '"pulumi import --generate-code=false". What the command has imported is in the state of the stack.';

function refuse(message: string): never {
  throw new Unimplemented(message);
}
