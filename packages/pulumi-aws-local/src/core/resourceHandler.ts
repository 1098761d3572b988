import type { Shape } from "./rules";

/** A resource of the Pulumi program about to be created, or brought up to date, on this machine. */
export interface ResourceRequest {
  urn: string;
  /** Pulumi type token, e.g. "aws:dynamodb/table:Table". */
  type: string;
  /** Pulumi's logical name. */
  name: string;
  /** Inputs as @pulumi/aws sends them (camelCase). Secrets are unwrapped, or `{ $secret }` where only their hash is known. */
  inputs: Record<string, any>;
  /**
   * Made once for each creation and recorded before it, so that a creation that is repeated after a crash gives the same
   * names and ids. Absent in checks.
   */
  token?: string;
  /** An earlier creation with this token was interrupted: parts of the resource may exist. */
  interrupted?: true;
  /** The name that the resource had before it was deleted outside the program. */
  formerName?: string;
  /** What this resource is now; undefined for one to be created. */
  previous?: PreviousState;
  /** The resources of a type that the program has declared before this one. In checks of whole programs only. */
  declared?: (type: string) => readonly DeclaredState[];
}

/** A resource as the program declares it. */
export interface DeclaredState {
  /** Undefined where it is known only after deployment. */
  id?: string;
  inputs: Readonly<Record<string, any>>;
}

/** A request for a resource that exists. */
export interface UpdateRequest extends ResourceRequest {
  previous: PreviousState;
  /** Names of the inputs that differ from `previous`; none when a stack starts with what it had. */
  changes: readonly string[];
}

/** A resource as the data folder remembers it. Secret inputs are kept as keyed hashes only. */
export interface PreviousState extends ResourceState {
  inputs: Record<string, any>;
}

/** What a created resource answers the program with. */
export interface ResourceState {
  id: string;
  /** Output properties: every one that programs commonly read, arn and name above all. */
  outputs: Record<string, any>;
}

/** Type and id of a resource that holds another. */
export interface Holder {
  type: string;
  id: string;
}

/** A resource as it exists. */
export interface ReadState {
  /** Inputs that would declare it; undefined for a type that cannot be imported. */
  inputs?: Record<string, any>;
}

/** How the AWS provider names an existing resource that is to be imported. */
export interface Importing<Needs = unknown> {
  /** The form of the id that it takes, as the provider documents it: "the name of the table", "userPoolId/clientId". */
  form: string;
  /** The ids of that form for a resource; absent: the id that it has. */
  idsOf?(state: ResourceState): readonly string[];
  /** The id by which `read` and `inspect` find the resource; absent: the given one. */
  toId?(given: string): string;
  /** Finds a resource of a type without `read`, or one of which `inspect` does not tell all that an import takes. */
  find?(given: string, services: Needs): Promise<FoundState | undefined>;
}

/** The ids that the AWS provider imports a resource by. */
export function importedIdsOf(
  { idsOf }: Pick<Importing, "idsOf">,
  state: ResourceState,
): readonly string[] {
  return idsOf?.(state) ?? [state.id];
}

/** An existing resource that was found by the id that it is imported by. */
export interface FoundState extends InspectedState {
  id: string;
}

/** A resource that exists, in full. */
export interface InspectedState {
  /** All inputs that would declare it, also those that are off or have their default. */
  inputs: Record<string, any>;
  /** Outputs that are not inputs. */
  outputs: Record<string, any>;
}

/**
 * The lifecycle of one resource type on this machine, in the operations of Pulumi's provider protocol.
 * `Needs` are the services that it uses.
 * Source: https://www.pulumi.com/docs/iac/guides/building-extending/providers/implementers/
 */
export interface ResourceHandler<Needs = unknown> {
  /**
   * Input properties that have their effect here, and those taken without effect. Nested ones as
   * dotted paths, list indexes omitted ("passwordPolicy.minimumLength"); a path covers all below
   * it. An input that neither list covers is an error that names it ("region" and "tags" are
   * accepted everywhere).
   */
  real: readonly string[];
  accepted?: readonly string[];
  /** Input paths that AWS cannot change in place ("Forces new resource" in the AWS provider). "region" is one everywhere. */
  replaceOn?: readonly string[];
  /** Inputs that AWS keeps when a program takes them out ("Optional" and "Computed" in the AWS provider). */
  keeps?: readonly string[];
  /** What AWS takes for inputs that a program leaves open. */
  defaults?: Readonly<Record<string, unknown>>;
  /** Lists that AWS takes as sets: their order does not count. */
  sets?: readonly string[];
  /** Texts that AWS takes as JSON: how they are written does not count. */
  json?: readonly string[];
  /** Lists to which operations of AWS add: what was added is not drift. */
  grows?: readonly string[];
  /** How an existing one is imported; absent: the AWS provider cannot import resources of this type. */
  importing?: Importing<Needs>;
  /** Outputs that the AWS provider returns as secrets. */
  secretOutputs?: readonly string[];
  /** What AWS and its provider take for each input. */
  rules?: Shape;
  /** It lives in memory only, so `update` makes it again when a stack starts. */
  inMemory?: true;
  /** The creation is recorded before it begins, because a crash would leave something behind that nothing else names. */
  recordFirst?: true;
  /** The id that `create` gives for this request. */
  idFor?: (request: ResourceRequest, services: Needs) => string;
  /** Refuses, by throwing, what AWS would refuse, and does nothing else. */
  check?: (request: ResourceRequest, services: Needs) => void | Promise<void>;
  /** Input names that force a replacement, where comparing `replaceOn` is not enough. */
  diff?(request: UpdateRequest): readonly string[];
  create: (request: ResourceRequest, services: Needs) => Promise<ResourceState>;
  /** Brings an existing resource up to date, and keeps its data. */
  update: (request: UpdateRequest, services: Needs) => Promise<ResourceState>;
  /** Looks whether the resource still exists; a handler without it answers for one that nothing outside can delete. */
  read?: (
    id: string,
    services: Needs,
    outputs: Record<string, any>,
  ) => Promise<ReadState | undefined>;
  /** Describes an existing resource for Pulumi's engine (import, refresh); for a handler without it, `read` counts. */
  inspect?: (id: string, services: Needs) => Promise<InspectedState>;
  delete?: (id: string, outputs: Record<string, any>, services: Needs) => Promise<void>;
  /** What would be lost with it that the program cannot make again ("3 accounts"); undefined when nothing would. */
  holds?: (
    id: string,
    outputs: Record<string, any>,
    services: Needs,
  ) => Promise<string | undefined>;
  /** The resources that hold this one: when one of them is created again, so is this. */
  within?(outputs: Record<string, any>): readonly Holder[];
}

/** Handlers by Pulumi type token. */
export type ResourceHandlers<Needs = unknown> = Readonly<Record<string, ResourceHandler<Needs>>>;

/** For a type whose creation and update are one act: `put` writes what the inputs declare. */
export function written<Needs = unknown>(
  put: (request: ResourceRequest, services: Needs) => Promise<ResourceState>,
): Pick<ResourceHandler<Needs>, "create" | "update"> {
  return { create: put, update: put };
}
