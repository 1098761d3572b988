import { VisibleError } from "../../core/visibleError";
import type { Registrations } from "./registrations";
import { inherit, readRegistration } from "./readRegistration";
import { applyTransforms, type Callback } from "./transforms";

type Answer = (error: Error | null, response?: any) => void;

/**
 * Stands for the resource monitor of Pulumi's engine inside the process that runs the program: it takes the requests that
 * the SDK would send over gRPC, with all their options.
 * Source: https://github.com/pulumi/pulumi/blob/master/proto/pulumi/resource.proto
 */
export class Monitor {
  /** In Pulumi's wire format. */
  stackOutputs: Record<string, unknown> = {};
  #stackUrn: string | undefined;
  readonly #stackTransforms: Callback[] = [];
  /** By URN: what children of a resource inherit. */
  readonly #parents = new Map<string, Parent>();

  constructor(
    private readonly registrations: Registrations,
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
    const state = await this.registrations.register(readRegistration(request));
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

  registerResourceOutputs(request: any, answer: Answer): void {
    if (request.getUrn() === this.#stackUrn) {
      this.stackOutputs = request.getOutputs()?.toJavaScript() ?? {};
    }
    answer(null, {});
  }

  registerStackTransform(callback: Callback, answer: Answer): void {
    this.#stackTransforms.push(callback);
    answer(null, {});
  }

  /** Nothing is invoked here. */
  registerStackInvokeTransform(_callback: Callback, answer: Answer): void {
    answer(null, {});
  }

  invoke(request: any, answer: Answer): void {
    this.#refuse(
      `The program asks AWS ("${request.getTok()}") while it is evaluated, which the local stack can't answer.`,
      answer,
    );
  }

  call(request: any, answer: Answer): void {
    this.#refuse(
      `The program calls "${request.getTok()}", which the local stack does not know.`,
      answer,
    );
  }

  readResource(request: any, answer: Answer): void {
    if (request.getType() === "pulumi:pulumi:StackReference") {
      this.#refuse(
        `The program reads the outputs of the stack "${request.getName()}" (StackReference); the local stack is the only one here.`,
        answer,
      );
      return;
    }
    const what = `"${request.getName()}" (${request.getType()}, id "${request.getId()}")`;
    this.#refuse(
      `The program reads ${what}, which is not its own; the local stack holds only what the program declares.`,
      answer,
    );
  }

  registerResourceHook(request: any, answer: Answer): void {
    this.#refuse(
      `The program declares the hook "${request.getName()}"; the local stack runs no hooks.`,
      answer,
    );
  }

  registerErrorHook(request: any, answer: Answer): void {
    this.registerResourceHook(request, answer);
  }

  registerPackage(_request: any, answer: Answer): void {
    this.#refuse(
      "The program uses a parameterized provider, which the local stack does not know.",
      answer,
    );
  }

  /** Reports to the stack first: the SDK wraps the error beyond recognition. */
  #refuse(message: string, answer: Answer): void {
    const error = new VisibleError(message);
    this.fail(error);
    answer(error);
  }

  /** What it does not support it refuses by name. */
  supportsFeature(_request: any, answer: Answer): void {
    answer(null, { getHassupport: () => true });
  }

  signalAndWaitForShutdown(_request: any, answer: Answer): void {
    answer(null, {});
  }
}

/** A registered resource, for its children. */
interface Parent {
  own: Callback[];
  parent: Parent | undefined;
  /** Its registration, once transforms have changed it. */
  request: any;
}
