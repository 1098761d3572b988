import type { Services } from "../../core/services";
import type { Collection } from "../../core/stateStore";
import { awsManagedPolicies } from "./awsManagedPolicies";
import { changesWithTime } from "./environmentKeys";
import { NoSuchEntityError } from "./errors";
import { compilePolicy, type CompiledPolicy } from "./policy/compiledPolicy";
import type { PolicyDocument } from "./policy/document";

/** A role in the store. Policy documents are JSON text. */
export interface RoleRecord {
  name: string;
  arn: string;
  /** "AROA…", never reused for another role. */
  uniqueId: string;
  createDate: string;
  assumeRolePolicy: string;
  /** Policies embedded in the role's own declaration, by policy name. */
  inlinePolicies: Record<string, string>;
  managedPolicyArns: string[];
  permissionsBoundary?: string;
  /** Seconds. */
  maxSessionDuration: number;
}

/** A customer managed policy. */
export interface PolicyRecord {
  name: string;
  arn: string;
  policyId: string;
  document: string;
}

export interface NamedPolicy {
  name: string;
  policy: PolicyDocument;
}

/** Everything that determines what a role may do, prepared for decisions. */
export interface RolePolicies {
  role: RoleRecord;
  trust: CompiledPolicy;
  /** The identity policies as written. */
  identity: NamedPolicy[];
  permissions: { identity: CompiledPolicy[]; boundary?: CompiledPolicy[] };
  /** A condition or variable makes the decision depend on the request's context. */
  dependsOnContext: boolean;
  /** The decision depends on the time of day, so it must not be cached. */
  dependsOnTime: boolean;
}

/** Roles, their policies and attachments, stored in the data folder. */
export class RoleStore {
  readonly #roles: Collection<RoleRecord>;
  readonly #inline: Collection<string>;
  readonly #attachments: Collection<string>;
  readonly #policies: Collection<PolicyRecord>;
  readonly #resolved = new Map<string, RolePolicies>();

  constructor(
    { state }: Pick<Services, "state">,
    readonly onChange: () => void,
  ) {
    this.#roles = state.collection("iam.roles");
    this.#inline = state.collection("iam.rolePolicies");
    this.#attachments = state.collection("iam.rolePolicyAttachments");
    this.#policies = state.collection("iam.policies");
  }

  role(name: string): RoleRecord | undefined {
    return this.#resolved.get(name)?.role ?? this.#roles.get(name);
  }

  putRole(role: RoleRecord): void {
    this.#change(() => this.#roles.put(role.name, role));
  }

  deleteRole(name: string): void {
    this.#change(() => this.#roles.delete(name));
  }

  putRolePolicy(role: string, policyName: string, document: string): void {
    this.#change(() => this.#inline.put(attachmentKey(role, policyName), document));
  }

  deleteRolePolicy(role: string, policyName: string): void {
    this.#change(() => this.#inline.delete(attachmentKey(role, policyName)));
  }

  /** @throws NoSuchEntityError if the policy does not exist */
  attachRolePolicy(role: string, policyArn: string): void {
    this.document(policyArn);
    this.#change(() => this.#attachments.put(attachmentKey(role, policyArn), policyArn));
  }

  detachRolePolicy(role: string, policyArn: string): void {
    this.#change(() => this.#attachments.delete(attachmentKey(role, policyArn)));
  }

  policy(arn: string): PolicyRecord | undefined {
    return this.#policies.get(arn);
  }

  putPolicy(policy: PolicyRecord): void {
    this.#change(() => this.#policies.put(policy.arn, policy));
  }

  deletePolicy(arn: string): void {
    this.#change(() => this.#policies.delete(arn));
  }

  /**
   * The document of a managed policy of the account or of AWS.
   * @throws NoSuchEntityError
   */
  document(policyArn: string): PolicyDocument {
    const own = this.#policies.get(policyArn);
    if (own !== undefined) return JSON.parse(own.document) as PolicyDocument;
    const known = awsManagedPolicies[policyArn];
    if (known !== undefined) return known;
    if (policyArn.startsWith("arn:aws:iam::aws:policy/")) {
      throw new NoSuchEntityError(
        `AWS managed policy "${policyArn}" is not known to the local stack; it knows: ` +
          `${Object.keys(awsManagedPolicies).join(", ")}.`,
      );
    }
    throw new NoSuchEntityError(`Policy ${policyArn} does not exist or is not attachable.`);
  }

  /** The policies of a role; undefined if the role does not exist. */
  policiesOf(roleName: string): RolePolicies | undefined {
    const known = this.#resolved.get(roleName);
    if (known !== undefined) return known;
    const role = this.#roles.get(roleName);
    if (role === undefined) return undefined;
    const resolved = this.#resolve(role);
    this.#resolved.set(roleName, resolved);
    return resolved;
  }

  #resolve(role: RoleRecord): RolePolicies {
    const attached = this.#attachments.entries(attachmentKey(role.name, ""));
    const managed = new Set([...role.managedPolicyArns, ...attached.map(({ value }) => value)]);
    const inline = this.#inline.entries(attachmentKey(role.name, ""));
    const identity: NamedPolicy[] = [
      ...Object.entries(role.inlinePolicies).map(([name, text]) => named(name, text)),
      ...inline.map(({ key, value }) => named(key, value)),
      ...[...managed].map((arn) => ({ name: arn, policy: this.document(arn) })),
    ];
    const boundary = role.permissionsBoundary;
    const permissions = {
      identity: identity.map(({ policy }) => compilePolicy(policy)),
      ...(boundary && { boundary: [compilePolicy(this.document(boundary))] }),
    };
    const keys = Object.values(permissions).flatMap((kind) => kind.flatMap((one) => [...one.keys]));
    return {
      role,
      trust: compilePolicy(JSON.parse(role.assumeRolePolicy) as PolicyDocument),
      identity,
      permissions,
      dependsOnContext: keys.length > 0,
      dependsOnTime: changesWithTime(keys),
    };
  }

  #change(write: () => void): void {
    write();
    this.#resolved.clear();
    this.onChange();
  }
}

/** Role names contain no "/", so the prefix of one role is never a prefix of another. */
function attachmentKey(role: string, what: string): string {
  return `${role}/${what}`;
}

function named(name: string, text: string): NamedPolicy {
  return { name, policy: JSON.parse(text) as PolicyDocument };
}
