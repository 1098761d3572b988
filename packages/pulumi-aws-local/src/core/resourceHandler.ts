import type { Shape } from "./rules";

/** A resource of the Pulumi program that is about to be created or updated locally. */
export interface ResourceRequest {
  urn: string;
  /** Pulumi type token, e.g. "aws:dynamodb/table:Table". */
  type: string;
  /** Pulumi's logical name. */
  name: string;
  /**
   * Inputs as @pulumi/aws sends them (camelCase). Secrets are unwrapped, or `{ $secret }` if only their hash is known.
   */
  inputs: Record<string, any>;
  /**
   * Generated for each creation and recorded before it starts, so that a creation repeated after a crash gives the same
   * names and ids. Absent in checks.
   */
  token?: string;
  /** An earlier creation with this token was interrupted: parts of the resource may exist. */
  interrupted?: true;
  /** The name that the resource had before it was deleted outside the program. */
  formerName?: string;
  /** The current state of the resource; undefined for a resource to create. */
  previous?: PreviousState;
  /**
   * The resources of a type that the program has declared before this one. Set only when a whole program is checked.
   */
  declared?: (type: string) => readonly DeclaredState[];
}

/** A resource that the program declares. */
export interface DeclaredState {
  /** Undefined if it is known only after deployment. */
  id?: string;
  inputs: Readonly<Record<string, any>>;
}

/** A request for a resource that exists. */
export interface UpdateRequest extends ResourceRequest {
  previous: PreviousState;
  /** Names of the inputs that differ from `previous`; empty when a stack starts with an unchanged resource. */
  changes: readonly string[];
}

/** A resource as the data folder stores it. Secret inputs are stored as keyed hashes only. */
export interface PreviousState extends ResourceState {
  inputs: Record<string, any>;
}

/** The result of creating a resource, which the program receives. */
export interface ResourceState {
  id: string;
  /** Output properties: all that programs commonly read, above all arn and name. */
  outputs: Record<string, any>;
}

/** Type and id of a resource that contains another. */
export interface Holder {
  type: string;
  id: string;
}

/** The actual state of a resource. */
export interface ReadState {
  /** The inputs that would declare it; undefined for a type that cannot be imported. */
  inputs?: Record<string, any>;
}

/** How the AWS provider identifies an existing resource to import. */
export interface Importing<Needs = unknown> {
  /** The format of the import id, as the provider documents it: "the name of the table", "userPoolId/clientId". */
  form: string;
  /** The import ids of a resource; if absent, its own id. */
  idsOf?(state: ResourceState): readonly string[];
  /** Converts the import id to the id that `read` and `inspect` take; if absent, both are the same. */
  toId?(given: string): string;
  /**
   * Finds a resource of a type without `read`, or of a type whose `inspect` does not return everything that an import
   * needs.
   */
  find?(given: string, services: Needs): Promise<FoundState | undefined>;
}

/** The ids by which the AWS provider imports a resource. */
export function importedIdsOf(
  { idsOf }: Pick<Importing, "idsOf">,
  state: ResourceState,
): readonly string[] {
  return idsOf?.(state) ?? [state.id];
}

/** An existing resource that was found by its import id. */
export interface FoundState extends InspectedState {
  id: string;
}

/** The complete state of an existing resource. */
export interface InspectedState {
  /** All inputs that would declare it, including those that are off or have their default. */
  inputs: Record<string, any>;
  /** Outputs that are not inputs. */
  outputs: Record<string, any>;
}

/**
 * The lifecycle of one emulated resource type, with the operations of Pulumi's provider protocol. `Needs` are the
 * services that it uses.
 * Source: https://www.pulumi.com/docs/iac/guides/building-extending/providers/implementers/
 */
export interface ResourceHandler<Needs = unknown> {
  /**
   * Input properties that have an effect locally, and those accepted without effect. Nested properties are dotted paths
   * without list indexes ("passwordPolicy.minimumLength"); a path covers everything below it. An input that neither
   * list covers causes an error that names it ("region" and "tags" are accepted on every type).
   */
  real: readonly string[];
  accepted?: readonly string[];
  /**
   * Input paths that AWS cannot change in place ("Forces new resource" in the AWS provider). "region" is one for every
   * type.
   */
  replaceOn?: readonly string[];
  /** Inputs that AWS keeps when a program removes them ("Optional" and "Computed" in the AWS provider). */
  keeps?: readonly string[];
  /** AWS's defaults for inputs that a program omits. */
  defaults?: Readonly<Record<string, unknown>>;
  /** Lists that AWS treats as sets: their order does not count. */
  sets?: readonly string[];
  /** Strings that AWS treats as JSON: their formatting does not count. */
  json?: readonly string[];
  /** Lists to which AWS operations add elements: such elements are not drift. */
  grows?: readonly string[];
  /** How an existing resource is imported; if absent, the AWS provider cannot import this type. */
  importing?: Importing<Needs>;
  /** Outputs that the AWS provider returns as secrets. */
  secretOutputs?: readonly string[];
  /** The values that AWS and its provider accept for each input. */
  rules?: Shape;
  /** The resource lives in memory only, so `update` recreates it when a stack starts. */
  inMemory?: true;
  /**
   * The creation is recorded before it starts, because after a crash nothing else would reference what it left behind.
   */
  recordFirst?: true;
  /** The id that `create` returns for this request. */
  idFor?: (request: ResourceRequest, services: Needs) => string;
  /** Throws for what AWS would reject, and has no other effect. */
  check?: (request: ResourceRequest, services: Needs) => void | Promise<void>;
  /** Input names that force a replacement, where comparing `replaceOn` is not enough. */
  diff?(request: UpdateRequest): readonly string[];
  create: (request: ResourceRequest, services: Needs) => Promise<ResourceState>;
  /** Updates an existing resource and keeps its data. */
  update: (request: UpdateRequest, services: Needs) => Promise<ResourceState>;
  /** Checks whether the resource still exists. A type without it cannot be deleted outside the program. */
  read?: (
    id: string,
    services: Needs,
    outputs: Record<string, any>,
  ) => Promise<ReadState | undefined>;
  /** Describes an existing resource for Pulumi's engine (import, refresh). If absent, `read` is used. */
  inspect?: (id: string, services: Needs) => Promise<InspectedState>;
  delete?: (id: string, outputs: Record<string, any>, services: Needs) => Promise<void>;
  /**
   * Data that deleting the resource would lose and that the program cannot recreate ("3 accounts"); undefined without
   * such data.
   */
  holds?: (
    id: string,
    outputs: Record<string, any>,
    services: Needs,
  ) => Promise<string | undefined>;
  /** The resources that contain this one: when one of them is recreated, so is this one. */
  within?(outputs: Record<string, any>): readonly Holder[];
}

/** Handlers by Pulumi type token. */
export type ResourceHandlers<Needs = unknown> = Readonly<Record<string, ResourceHandler<Needs>>>;

/** For a type whose creation and update are the same: `put` writes what the inputs declare. */
export function written<Needs = unknown>(
  put: (request: ResourceRequest, services: Needs) => Promise<ResourceState>,
): Pick<ResourceHandler<Needs>, "create" | "update"> {
  return { create: put, update: put };
}
