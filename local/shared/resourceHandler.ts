import type { Services } from "../services";

/** A resource of the Pulumi program about to be created, or brought up to date, on this machine. */
export interface ResourceRequest {
  urn: string;
  /** Pulumi type token, e.g. "aws:dynamodb/table:Table". */
  type: string;
  /** Pulumi's logical name. */
  name: string;
  /** Inputs as @pulumi/aws sends them (camelCase), secrets already unwrapped. */
  inputs: Record<string, any>;
  /** What this resource became in an earlier run of the same data folder. */
  previous?: PreviousState;
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

/** How one resource type exists on this machine. */
export interface ResourceHandler {
  /**
   * Input properties that have their effect here, and those taken without effect. Nested ones as
   * dotted paths, list indexes left out ("passwordPolicy.minimumLength"); a path covers all below
   * it. An input that neither list covers is an error that names it ("region" and "tags" are
   * accepted everywhere).
   */
  real: readonly string[];
  accepted?: readonly string[];
  /**
   * Refuses, by throwing, what `apply` would refuse, and does nothing else: asked of everything that changed before
   * anything is applied to a stack that is in use.
   */
  check?(request: ResourceRequest, services: Services): void | Promise<void>;
  /** Creates or updates; called on every start, so it must be idempotent and keep data. */
  apply(request: ResourceRequest, services: Services): Promise<ResourceState>;
  /** What would be lost with it that the program cannot make again ("3 accounts"); undefined when nothing would. */
  holds?(id: string, services: Services): Promise<string | undefined>;
  /** Removes a resource that has left the program. */
  remove?(id: string, outputs: Record<string, any>, services: Services): Promise<void>;
}

export type ResourceHandlers = Readonly<Record<string, ResourceHandler>>;
