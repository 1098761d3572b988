import type { DeclaredResource } from "../core/declaredResource";
import type { ResourceRequest } from "../core/resourceHandler";
import type { Alias } from "./aliases";

/**
 * Options of a resource in the program.
 * Source: https://www.pulumi.com/docs/iac/concepts/resources/options/
 */
export interface ResourceOptions {
  /** Property paths whose changes are not applied. */
  ignoreChanges: string[];
  /** Property paths whose changes replace the resource. */
  replaceOnChanges: string[];
  protect: boolean;
  /** A resource that leaves the program is not deleted, only its record. */
  retainOnDelete: boolean;
  /** Undefined: the resource type decides. */
  deleteBeforeReplace?: boolean;
  /** URN of the resource whose deletion includes this one's. */
  deletedWith?: string;
  /** URNs of resources whose replacement also replaces this one. */
  replaceWith: string[];
  /** Import id of an existing resource to take over. */
  importId?: string;
  /** A change of this value replaces the resource. */
  replacementTrigger?: unknown;
}

/** A declared resource of a provider, with resolved inputs. */
export interface Goal extends DeclaredResource, ResourceOptions {
  /** Secrets are unwrapped. Values known only after deployment are `UNKNOWN`. */
  inputs: Record<string, any>;
  /** Dotted paths of the inputs that hold a secret. */
  secretPaths: string[];
  /** The replacement trigger holds a secret. */
  hasSecretTrigger?: true;
}

/** Converts a goal to a request for the resource type. */
export function requestOf({
  urn,
  type,
  name,
  inputs,
}: Pick<Goal, "urn" | "type" | "name" | "inputs">): ResourceRequest {
  return { urn, type, name, inputs };
}

/** One registration, as the program's process sends it. Inputs are in Pulumi's wire format. */
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
  /** Names of outputs that are secret even if no input is. */
  additionalSecretOutputs: string[];
}

/** The response to a registration. */
export interface RegisteredState {
  urn: string;
  id?: string;
  outputs: Record<string, any>;
}
