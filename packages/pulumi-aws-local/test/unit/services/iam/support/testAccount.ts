import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Iam } from "../../../../../src/services/iam/service";
import { iamHandlers } from "../../../../../src/services/iam/resources";
import type { LocalServices } from "../../../../../src/services/localServices";
import type { PreviousState, ResourceState } from "../../../../../src/core/resourceHandler";
import { openStateStore } from "../../../../../src/core/stateStore";
import { applyResource } from "../../../support/applyResource";

export const REGION = "eu-west-1";
export const ACCOUNT = "000000000000";
export const POOL = "eu-west-1:11111111-2222-3333-4444-555555555555";

/** A policy document with these statements. */
export function policy(...Statement: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

export function allow(Action: string | string[], Resource: string | string[], more = {}): object {
  return { Effect: "Allow", Action, Resource, ...more };
}

/** Trust in a service. */
export function trustService(Service: string, Condition?: object): string {
  const statement = { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" };
  return policy({ ...statement, ...(Condition && { Condition }) });
}

/** Trust in one kind of identity of one identity pool. */
export function trustPool(kind: "authenticated" | "unauthenticated", pool = POOL): string {
  return policy({
    Effect: "Allow",
    Principal: { Federated: "cognito-identity.amazonaws.com" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { "cognito-identity.amazonaws.com:aud": pool },
      "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": kind },
    },
  });
}

/** IAM with a separate store and a clock that tests move. */
export class TestAccount {
  readonly directory = mkdtempSync(join(tmpdir(), "jukebox-iam-"));
  now = Date.UTC(2026, 0, 2, 3, 4, 5);
  services = this.#open();

  get iam(): Iam {
    return this.services.iam;
  }

  apply(
    type: string,
    name: string,
    inputs: Record<string, any>,
    previous?: PreviousState,
  ): Promise<ResourceState> {
    const request = { urn: `urn:${name}`, type, name, inputs, ...(previous && { previous }) };
    return applyResource(iamHandlers[type]!, request, this.services);
  }

  /** Declares a role with a fixed name; returns its ARN. */
  async role(name: string, assumeRolePolicy: string, inline?: string): Promise<string> {
    const inlinePolicies = inline === undefined ? undefined : [{ name: "inline", policy: inline }];
    const inputs = { name, assumeRolePolicy, inlinePolicies };
    return (await this.apply("aws:iam/role:Role", name, inputs)).outputs["arn"];
  }

  /** Closes and reopens everything on the same data, as a restart does. */
  async restart(): Promise<void> {
    await this.services.state.close();
    this.services = this.#open();
  }

  async close(): Promise<void> {
    await this.services.state.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  #open(): LocalServices {
    const base = {
      state: openStateStore(this.directory),
      clock: { now: () => this.now },
      region: REGION,
      accountId: ACCOUNT,
    };
    return { ...base, iam: new Iam(base) } as unknown as LocalServices;
  }
}
