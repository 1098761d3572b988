import type { DeclaredResource } from "../core/declaredResource";
import type { ResourceRequest } from "../core/resourceHandler";
import type { Alias } from "./aliases";

/**
 * Options of a declared resource.
 * Source: https://www.pulumi.com/docs/iac/concepts/resources/options/
 */
export interface ResourceOptions {
  /** Property paths whose changes are not applied. */
  ignoreChanges: string[];
  /** Property paths whose changes replace the resource. */
  replaceOnChanges: string[];
  protect: boolean;
  /** A resource that leaves the program is only forgotten. */
  retainOnDelete: boolean;
  /** Undefined: the resource type decides. */
  deleteBeforeReplace?: boolean;
  /** URN of the resource whose deletion includes this one's. */
  deletedWith?: string;
  /** URNs of resources whose replacement replaces this one. */
  replaceWith: string[];
  /** Id of an existing resource to take over. */
  importId?: string;
  /** A change of this value replaces the resource. */
  replacementTrigger?: unknown;
}

/** A declared resource of a provider, its inputs resolved. */
export interface Goal extends DeclaredResource, ResourceOptions {
  /** Secrets are unwrapped; what is known only after deployment is `UNKNOWN`. */
  inputs: Record<string, any>;
  /** Dotted paths of the inputs that hold a secret. */
  secretPaths: string[];
  /** The replacement trigger holds a secret. */
  hasSecretTrigger?: true;
}

/** What of a goal a resource type is asked with. */
export function requestOf({
  urn,
  type,
  name,
  inputs,
}: Pick<Goal, "urn" | "type" | "name" | "inputs">): ResourceRequest {
  return { urn, type, name, inputs };
}

/** What the process that runs the program sends of one registration. Inputs are in Pulumi's wire format. */
export interface Registration extends ResourceOptions {
  type: string;
  name: string;
  custom: boolean;
  remote: boolean;
  parent: string;
  aliases: Alias[];
  object: Record<string, unknown>;
  /** Reference of the provider, "URN::id"; empty for the default one. */
  provider: string;
  /** Names of outputs that are secrets although no secret input says so. */
  additionalSecretOutputs: string[];
}

/** What a registered resource is answered with. */
export interface RegisteredState {
  urn: string;
  id?: string;
  outputs: Record<string, any>;
}
