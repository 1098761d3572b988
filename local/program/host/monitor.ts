import type { Registration } from "../goal";
import type { Alias } from "../aliases";
import { VisibleError } from "../../shared/visibleError";
import type { Registrations } from "./registrations";
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
  readonly #transforms = new Map<string, { own: Callback[]; parent: string }>();

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
    await applyTransforms(
      request,
      [...own, ...this.#inherited(request.getParent()), ...this.#stackTransforms],
      this.requireSdk,
    );
    const state = await this.registrations.register(readRegistration(request));
    this.#transforms.set(state.urn, { own, parent: request.getParent() });
    if (request.getType() === "pulumi:pulumi:Stack") this.#stackUrn = state.urn;
    const { RegisterResourceResponse } = this.requireSdk("@pulumi/pulumi/proto/resource_pb");
    const { Struct } = this.requireSdk("google-protobuf/google/protobuf/struct_pb.js");
    const response = new RegisterResourceResponse();
    response.setUrn(state.urn);
    response.setId(state.id ?? "");
    response.setObject(Struct.fromJavaScript(state.outputs));
    return response;
  }

  #inherited(parent: string): Callback[] {
    const known = this.#transforms.get(parent);
    return known === undefined ? [] : [...known.own, ...this.#inherited(known.parent)];
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

  /** Tells the stack first: the SDK wraps the error beyond recognition. */
  #refuse(message: string, answer: Answer): void {
    const error = new VisibleError(message);
    this.fail(error);
    answer(error);
  }

  supportsFeature(_request: any, answer: Answer): void {
    answer(null, { getHassupport: () => true });
  }

  signalAndWaitForShutdown(_request: any, answer: Answer): void {
    answer(null, {});
  }
}

function readRegistration(request: any): Registration {
  const trigger = request.getReplacementTrigger()?.toJavaScript();
  return {
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    remote: request.getRemote(),
    parent: request.getParent(),
    aliases: [
      ...request.getAliasurnsList().map((urn: string): Alias => ({ urn })),
      ...request.getAliasesList().map(readAlias),
    ],
    object: request.getObject()?.toJavaScript() ?? {},
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    ...(request.getDeletebeforereplacedefined() && {
      deleteBeforeReplace: request.getDeletebeforereplace(),
    }),
    ...(request.getDeletedwith() && { deletedWith: request.getDeletedwith() }),
    replaceWith: request.getReplaceWithList(),
    ...(request.getImportid() && { importId: request.getImportid() }),
    ...(trigger !== undefined && trigger !== null && { replacementTrigger: trigger }),
    withoutEffect: withoutEffect(request),
  };
}

function readAlias(alias: any): Alias {
  if (alias.hasUrn()) return { urn: alias.getUrn() };
  const spec = alias.getSpec();
  return {
    name: spec.getName(),
    type: spec.getType(),
    stack: spec.getStack(),
    project: spec.getProject(),
    parentUrn: spec.getParenturn(),
    noParent: spec.getNoparent(),
  };
}

/** Options that mean nothing on one machine: nothing here takes long, and there is one provider. */
function withoutEffect(request: any): string[] {
  const timeouts = request.getCustomtimeouts();
  const hasTimeouts = ["Create", "Update", "Delete", "Read"].some((of) =>
    timeouts?.[`get${of}`]?.(),
  );
  return hasTimeouts ? ["customTimeouts"] : [];
}
