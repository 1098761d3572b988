import { credentials, Metadata } from "@grpc/grpc-js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";

type Wire = Record<string, any>;

/** URN of a resource of the stack "dev" of the project "shop". */
export const urnOf = (type: string, name: string): string =>
  `urn:pulumi:dev::shop::${type}::${name}`;

/** The calls of Pulumi's engine for one provider of a program, over a separate connection. */
export class EngineClient {
  readonly #client: ResourceProviderClient;

  constructor(port: number) {
    this.#client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
      "grpc.use_local_subchannel_pool": 1,
    });
  }

  close(): void {
    this.#client.close();
  }

  /** Sends any call by its name in the protocol. */
  send<Response>(method: string, request: unknown): Promise<Response> {
    return new Promise((done, fail) =>
      (this.#client as any)[method](
        request,
        new Metadata(),
        (error: unknown, response: Response) => (error ? fail(error) : done(response)),
      ),
    );
  }

  attach(address: string): Promise<unknown> {
    return this.send("attach", new PluginAttach().setAddress(address));
  }

  async configure(args: Wire = {}, name = "default"): Promise<pb.ConfigureResponse> {
    const urn = urnOf("pulumi:providers:aws", name);
    await this.send(
      "checkConfig",
      new pb.CheckRequest().setUrn(urn).setOlds(struct({})).setNews(struct(args)),
    );
    return this.send("configure", new pb.ConfigureRequest().setArgs(struct(args)));
  }

  async check(
    urn: string,
    news: Wire,
    olds: Wire = {},
  ): Promise<{ inputs: Wire; failures: any[] }> {
    const request = new pb.CheckRequest().setUrn(urn).setNews(struct(news)).setOlds(struct(olds));
    const response = await this.send<pb.CheckResponse>("check", request);
    return {
      inputs: wire(response.getInputs()),
      failures: response.getFailuresList().map((failure) => failure.toObject()),
    };
  }

  async diff(
    urn: string,
    id: string,
    { olds, oldInputs, news }: { olds: Wire; oldInputs: Wire; news: Wire },
  ): Promise<pb.DiffResponse.AsObject> {
    const request = new pb.DiffRequest()
      .setUrn(urn)
      .setId(id)
      .setOlds(struct(olds))
      .setOldInputs(struct(oldInputs))
      .setNews(struct(news));
    return (await this.send<pb.DiffResponse>("diff", request)).toObject();
  }

  async create(
    urn: string,
    properties: Wire,
    preview = false,
  ): Promise<{ id: string; properties: Wire }> {
    const request = new pb.CreateRequest()
      .setUrn(urn)
      .setProperties(struct(properties))
      .setPreview(preview);
    const response = await this.send<pb.CreateResponse>("create", request);
    return { id: response.getId(), properties: wire(response.getProperties()) };
  }

  async read(
    urn: string,
    id: string,
    properties: Wire = {},
    inputs: Wire = {},
  ): Promise<{ id: string; properties: Wire; inputs: Wire }> {
    const request = new pb.ReadRequest()
      .setUrn(urn)
      .setId(id)
      .setProperties(struct(properties))
      .setInputs(struct(inputs));
    const response = await this.send<pb.ReadResponse>("read", request);
    return {
      id: response.getId(),
      properties: wire(response.getProperties()),
      inputs: wire(response.getInputs()),
    };
  }

  async update(
    urn: string,
    id: string,
    { olds, oldInputs, news }: { olds: Wire; oldInputs: Wire; news: Wire },
    preview = false,
  ): Promise<Wire> {
    const request = new pb.UpdateRequest()
      .setUrn(urn)
      .setId(id)
      .setOlds(struct(olds))
      .setOldInputs(struct(oldInputs))
      .setNews(struct(news))
      .setPreview(preview);
    return wire((await this.send<pb.UpdateResponse>("update", request)).getProperties());
  }

  delete(urn: string, id: string, properties: Wire): Promise<unknown> {
    const request = new pb.DeleteRequest().setUrn(urn).setId(id).setProperties(struct(properties));
    return this.send("delete", request);
  }

  async invoke(token: string, args: Wire = {}): Promise<Wire> {
    const request = new pb.InvokeRequest().setTok(token).setArgs(struct(args));
    return wire((await this.send<pb.InvokeResponse>("invoke", request)).getReturn());
  }
}

function struct(value: Wire): Struct {
  return Struct.fromJavaScript(value);
}

function wire(value: Struct | undefined): Wire {
  return (value?.toJavaScript() as Wire | undefined) ?? {};
}
