import type { DeclaredResource } from "../core/declaredResource";
import { VisibleError } from "../core/visibleError";
import { type DataSourceContext, readDataSource } from "../services/dataSources";
import { aliasUrns, urnOf } from "./aliases";
import { entryOf } from "./entryOf";
import type { Evaluator } from "./evaluator";
import type { Announced } from "./host/messages";
import type { Goal, RegisteredState, Registration } from "./goal";
import type { Invocation, InvocationResults } from "./invocation";
import { ProviderRegions } from "./providerRegions";
import { ProviderTags } from "./providerTags";
import type { StackConfig } from "./stackConfig";
import { firstNames, fromWire, withSecrets, withUnknowns } from "./wireValue";

/** A Pulumi program and its stack. */
export interface Program {
  projectDir: string;
  stack: string;
  config: StackConfig;
  evaluator: Evaluator;
  /** Only resources of this stack count as deleted: the data may belong to another stack. */
  comparesStack?: true;
}

export interface EvaluateOptions extends Program {
  /** Evaluates as in a preview, in which ids and outputs of new resources are unknown. */
  preview: boolean;
  /** The caller that data sources return; read when one is called. */
  account: { readonly operator: DataSourceContext["caller"] };
  /** Ends the evaluation, which then throws the signal's reason. */
  signal?: AbortSignal;
  /** Looks at resources that the program has constructed, before they are registered. @throws PlacedError to refuse one */
  announced?(resources: readonly Announced[]): void;
  /** Creates a resource of a provider (or pretends to). The result becomes its outputs. */
  create(goal: Goal): Promise<{ id?: string; outputs: Record<string, any> }>;
}

export interface EvaluatedProgram {
  /** All declared resources, including components, in the order of registration. */
  resources: DeclaredResource[];
  /** The stack's outputs by name; `UNKNOWN` for values known only after deployment. */
  outputs: Record<string, unknown>;
  /** The program could detect the preview, and may declare different resources in a deployment. */
  sensesPreview: boolean;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/**
 * Runs the Pulumi program in a separate process with Pulumi's SDK; `create` replaces the engine. The SDK awaits the
 * dependencies of an input before it registers a resource, so resources are created in dependency order.
 * @throws VisibleError for an unsupported program or option
 */
export async function evaluateProgram(options: EvaluateOptions): Promise<EvaluatedProgram> {
  const { projectDir, stack, config, preview, evaluator } = options;
  const { folder, entry } = entryOf(projectDir, config);
  const { project, values, secretKeys } = config;
  const announces = options.announced !== undefined;
  const run = { projectDir, folder, entry, project, stack, values, secretKeys, preview };
  const request = { ...run, announces };
  const declared = new Map<string, DeclaredResource>();
  const regions = new ProviderRegions(values["aws:region"]);
  const tags = new ProviderTags(values);
  const register = async (
    registration: Registration,
    announced: readonly Announced[],
  ): Promise<RegisteredState> => {
    options.announced?.(announced);
    const resource = declare(registration, { stack, project, declared });
    const { urn } = resource;
    const { type, custom, object, provider, additionalSecretOutputs } = registration;
    if (!custom || type.startsWith("pulumi:")) {
      refuseRemote(registration);
      regions.note(urn, type, object);
      tags.note(urn, type, object);
      return { urn, ...(custom && { id: "local" }), outputs: {} };
    }
    const goal = regions.applied(goalOf(resource, registration), provider);
    const { id, outputs } = await options.create(goal);
    const secrets = [...additionalSecretOutputs, ...firstNames(goal.secretPaths)];
    return { urn, ...(id !== undefined && { id }), outputs: withSecrets(outputs, secrets) };
  };
  const invoke = async ({ token, args, provider }: Invocation): Promise<InvocationResults> => {
    const context = {
      region: regions.regionOf(provider),
      defaultTags: tags.tagsOf(provider),
      caller: options.account.operator,
    };
    const given = fromWire(args).value as Record<string, unknown>;
    return withUnknowns(readDataSource(token, given, context));
  };
  const { outputs, sensesPreview } = await evaluator.evaluate(
    request,
    register,
    invoke,
    options.signal,
  );
  const resources = [...declared.values()].filter(({ type }) => type !== STACK_TYPE);
  const { value } = fromWire(outputs);
  return { resources, outputs: value as Record<string, unknown>, sensesPreview };
}

interface Declarations {
  stack: string;
  project: string;
  declared: Map<string, DeclaredResource>;
}

function declare(
  { type, name, parent, aliases }: Registration,
  { stack, project, declared }: Declarations,
): DeclaredResource {
  const known = declared.get(parent);
  const isOfStack = known === undefined || known.type === STACK_TYPE;
  const parts = { stack, project, parent: isOfStack ? undefined : parent, type, name };
  const resource: DeclaredResource = {
    urn: urnOf(parts),
    type,
    name,
    ...(!isOfStack && { parent }),
    aliases: aliasUrns(parts, aliases, (urn) => declared.get(urn)?.aliases ?? []),
  };
  if (declared.has(resource.urn)) {
    throw new VisibleError(`The program declares the resource "${name}" (${type}) twice.`);
  }
  declared.set(resource.urn, resource);
  return resource;
}

function goalOf(resource: DeclaredResource, registration: Registration): Goal {
  const { value, secretPaths } = fromWire(registration.object);
  const { ignoreChanges, replaceOnChanges, protect, retainOnDelete, replaceWith } = registration;
  const { deleteBeforeReplace, deletedWith, importId } = registration;
  const { value: trigger, secretPaths: secretTriggers } = fromWire(registration.replacementTrigger);
  return {
    ...resource,
    inputs: value as Record<string, any>,
    secretPaths,
    ignoreChanges,
    replaceOnChanges,
    protect,
    retainOnDelete,
    replaceWith,
    ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }),
    ...(deletedWith !== undefined && { deletedWith }),
    ...(importId !== undefined && { importId }),
    ...(trigger !== undefined && trigger !== null && { replacementTrigger: trigger }),
    ...(secretTriggers.length > 0 && { hasSecretTrigger: true as const }),
  };
}

function refuseRemote({ type, name, remote }: Registration): void {
  if (!remote) return;
  throw new VisibleError(
    `Resource "${name}" (${type}) is a component of another package, which the local stack cannot run.`,
  );
}
