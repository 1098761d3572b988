import { VisibleError } from "../../core/visibleError";
import type { Registrations } from "./registrations";
import { inherit, readRegistration } from "./readRegistration";
import { applyInvokeTransforms } from "./invokeTransforms";
import { applyTransforms, type Callback } from "./transforms";

type Answer = (error: Error | null, response?: any) => void;

/**
 * Replaces the resource monitor of Pulumi's engine inside the process that runs the program: it takes the requests that
 * the SDK would send over gRPC, with all their options.
 * Source: https://github.com/pulumi/pulumi/blob/master/proto/pulumi/resource.proto
 */
export class Monitor {
  /** In Pulumi's wire format. */
  stackOutputs: Record<string, unknown> = {};
  #stackUrn: string | undefined;
  readonly #stackTransforms: Callback[] = [];
  readonly #invokeTransforms: Callback[] = [];
  /** What children inherit, by URN of the parent. */
  readonly #parents = new Map<string, Parent>();

  constructor(
    private readonly registrations: Pick<Registrations, "register" | "invoke">,
    private readonly requireSdk: NodeJS.Require,
    private readonly fail: (error: Error) => void,
  ) {}

  registerResource(request: any, answer: Answer): void {
    this.#register(request).then((response) => answer(null, response), answer);
  }

  async #register(request: any): Promise<any> {
    const own: Callback[] = request.getTransformsList();
    const parent = this.#parents.get(request.getParent());
    if (parent !== undefined) inherit(request, parent.request);
    const transforms = [...own, ...this.#inherited(parent), ...this.#stackTransforms];
    await applyTransforms(request, transforms, this.requireSdk);
    const state = await this.registrations.register(readRegistration(request), {
      hasTransforms: this.#stackTransforms.length > 0,
    });
    this.#parents.set(state.urn, { own, parent, request });
    if (request.getType() === "pulumi:pulumi:Stack") this.#stackUrn = state.urn;
    const { RegisterResourceResponse } = this.requireSdk("@pulumi/pulumi/proto/resource_pb");
    const { Struct } = this.requireSdk("google-protobuf/google/protobuf/struct_pb.js");
    const response = new RegisterResourceResponse();
    response.setUrn(state.urn);
    response.setId(state.id ?? "");
    response.setObject(Struct.fromJavaScript(state.outputs));
    return response;
  }

  #inherited(parent: Parent | undefined): Callback[] {
    return parent === undefined ? [] : [...parent.own, ...this.#inherited(parent.parent)];
  }

  registerResourceOutputs(request: any, response: Answer): void {
    if (request.getUrn() === this.#stackUrn) {
      this.stackOutputs = request.getOutputs()?.toJavaScript() ?? {};
    }
    response(null, {});
  }

  registerStackTransform(callback: Callback, response: Answer): void {
    this.#stackTransforms.push(callback);
    response(null, {});
  }

  registerStackInvokeTransform(callback: Callback, response: Answer): void {
    this.#invokeTransforms.push(callback);
    response(null, {});
  }

  invoke(request: any, answer: Answer): void {
    this.#invoke(request).then(
      (response) => answer(null, response),
      // The SDK shows only the `details` of an error.
      (error: Error) => answer(Object.assign(error, { details: error.message })),
    );
  }

  async #invoke(request: any): Promise<any> {
    await applyInvokeTransforms(request, this.#invokeTransforms, this.requireSdk);
    const results = await this.registrations.invoke({
      token: request.getTok(),
      args: request.getArgs()?.toJavaScript() ?? {},
      provider: request.getProvider(),
    });
    const { InvokeResponse } = this.requireSdk("@pulumi/pulumi/proto/provider_pb");
    const { Struct } = this.requireSdk("google-protobuf/google/protobuf/struct_pb.js");
    const response = new InvokeResponse();
    response.setReturn(Struct.fromJavaScript(results));
    return response;
  }

  call(request: any, response: Answer): void {
    this.#refuse(
      `The program calls "${request.getTok()}", which the local stack does not support.`,
      response,
    );
  }

  readResource(request: any, response: Answer): void {
    if (request.getType() === "pulumi:pulumi:StackReference") {
      this.#refuse(
        `The program reads the outputs of the stack "${request.getName()}" (StackReference); the local stack is the only one here.`,
        response,
      );
      return;
    }
    const what = `"${request.getName()}" (${request.getType()}, id "${request.getId()}")`;
    this.#refuse(
      `The program reads ${what}, which is not its own; the local stack holds only what the program declares.`,
      response,
    );
  }

  registerResourceHook(request: any, response: Answer): void {
    this.#refuse(
      `The program declares the hook "${request.getName()}"; the local stack runs no hooks.`,
      response,
    );
  }

  registerErrorHook(request: any, response: Answer): void {
    this.registerResourceHook(request, response);
  }

  registerPackage(_request: any, response: Answer): void {
    this.#refuse(
      "The program uses a parameterized provider, which the local stack does not support.",
      response,
    );
  }

  /** Reports to the stack first, because the SDK wraps the error beyond recognition. */
  #refuse(message: string, response: Answer): void {
    const error = new VisibleError(message);
    this.fail(error);
    response(error);
  }

  /** Features that are not supported are rejected by name. */
  supportsFeature(_request: any, response: Answer): void {
    response(null, { getHassupport: () => true });
  }

  signalAndWaitForShutdown(_request: any, response: Answer): void {
    response(null, {});
  }
}

/** A registered resource, as its children need it. */
interface Parent {
  own: Callback[];
  parent: Parent | undefined;
  /** Its registration after the transforms. */
  request: any;
}
