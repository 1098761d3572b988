import { expect } from "chai";
import type { Decision, Policies } from "../../../../../src/services/iam/policy/decide";
import type { PrincipalElement } from "../../../../../src/services/iam/policy/document";
import type { AccessRequest } from "../../../../../src/services/iam/policy/question";
import type { RequestPrincipal } from "../../../../../src/services/iam/policy/principals";
import {
  ACCOUNT,
  ALLOW,
  ask,
  compiled,
  DENY,
  OTHER_ACCOUNT,
  provider,
  ROLE,
  ROOT,
  service,
  session,
  SESSION,
  SILENT,
  statement,
  user,
  USER,
} from "./support/questions";

const granting = (Principal: PrincipalElement) => compiled(statement("Allow", { Principal }));
const denying = (Principal: PrincipalElement) => compiled(statement("Deny", { Principal }));

function check(
  rows: readonly [string, Policies, Decision, RequestPrincipal?][],
  request: Partial<AccessRequest> = {},
): void {
  for (const [what, policies, expected, principal = session] of rows) {
    it(`${what}: ${expected}`, () => {
      expect(ask(policies, { ...request, principal })).to.equal(expected);
    });
  }
}

describe("Policy evaluation", () => {
  describe("with identity policies", () => {
    check([
      ["no policy", {}, "implicitly denied"],
      ["a policy about something else", { identity: SILENT }, "implicitly denied"],
      ["an allow", { identity: ALLOW }, "allowed"],
      ["an allow in one of several", { identity: [...SILENT, ...ALLOW] }, "allowed"],
      ["an allow and a deny", { identity: [...ALLOW, ...DENY] }, "explicitly denied"],
      ["a deny before an allow", { identity: [...DENY, ...ALLOW] }, "explicitly denied"],
    ]);
  });

  describe("with a permissions boundary", () => {
    check([
      ["both allow", { identity: ALLOW, boundary: ALLOW }, "allowed"],
      ["the boundary is silent", { identity: ALLOW, boundary: SILENT }, "implicitly denied"],
      ["the boundary denies", { identity: ALLOW, boundary: DENY }, "explicitly denied"],
      ["only the boundary allows", { identity: SILENT, boundary: ALLOW }, "implicitly denied"],
    ]);
  });

  describe("with session policies", () => {
    check([
      ["both allow", { identity: ALLOW, session: ALLOW }, "allowed"],
      ["one of two allows", { identity: ALLOW, session: [...SILENT, ...ALLOW] }, "allowed"],
      ["the session policy is silent", { identity: ALLOW, session: SILENT }, "implicitly denied"],
      ["only the session policy allows", { session: ALLOW }, "implicitly denied"],
      [
        "the boundary is silent",
        { identity: ALLOW, boundary: SILENT, session: ALLOW },
        "implicitly denied",
      ],
      [
        "a session policy denies",
        { identity: ALLOW, session: [...ALLOW, ...DENY] },
        "explicitly denied",
      ],
    ]);
  });

  describe("with the policy of a resource in the same account", () => {
    const limited = { boundary: SILENT, session: SILENT };
    check([
      ["it allows the session", { resource: granting({ AWS: SESSION }) }, "allowed"],
      [
        "it allows the session beyond its limits",
        { ...limited, resource: granting({ AWS: SESSION }) },
        "allowed",
      ],
      ["it allows everyone beyond limits", { ...limited, resource: granting("*") }, "allowed"],
      [
        "it allows the user beyond its boundary",
        { boundary: SILENT, resource: granting({ AWS: USER }) },
        "allowed",
        user,
      ],
      ["it allows the role", { resource: granting({ AWS: ROLE }) }, "allowed"],
      [
        "it allows the role beyond its boundary",
        { boundary: SILENT, resource: granting({ AWS: ROLE }) },
        "implicitly denied",
      ],
      [
        "it allows the role beyond its session policy",
        { session: SILENT, resource: granting({ AWS: ROLE }) },
        "implicitly denied",
      ],
      ["it allows the account only", { resource: granting({ AWS: ROOT }) }, "implicitly denied"],
      [
        "it allows the account, and the role's policy allows",
        { identity: ALLOW, resource: granting({ AWS: ACCOUNT }) },
        "allowed",
      ],
      [
        "it is silent, and the role's policy allows",
        { identity: ALLOW, resource: granting({ AWS: USER }) },
        "allowed",
      ],
      [
        "it denies, and the role's policy allows",
        { identity: ALLOW, resource: denying({ AWS: ROLE }) },
        "explicitly denied",
      ],
      [
        "it allows, and the role's policy denies",
        { identity: DENY, resource: granting({ AWS: SESSION }) },
        "explicitly denied",
      ],
      [
        "it allows, and the boundary denies",
        { boundary: DENY, resource: granting("*") },
        "explicitly denied",
      ],
      [
        "it allows the service",
        { resource: granting({ Service: "sns.amazonaws.com" }) },
        "allowed",
        service,
      ],
    ]);
  });

  describe("with the policy of a resource in another account", () => {
    check(
      [
        ["there is no policy", { identity: ALLOW }, "implicitly denied"],
        ["only the resource allows", { resource: granting({ AWS: ROLE }) }, "implicitly denied"],
        [
          "only the role's policy allows",
          { identity: ALLOW, resource: granting({ AWS: USER }) },
          "implicitly denied",
        ],
        ["both allow", { identity: ALLOW, resource: granting({ AWS: ROLE }) }, "allowed"],
        [
          "the resource allows the account",
          { identity: ALLOW, resource: granting({ AWS: ACCOUNT }) },
          "allowed",
        ],
        [
          "the boundary is silent",
          { identity: ALLOW, boundary: SILENT, resource: granting({ AWS: SESSION }) },
          "implicitly denied",
        ],
        [
          "the resource allows a service",
          { resource: granting({ Service: "sns.amazonaws.com" }) },
          "allowed",
          service,
        ],
      ],
      { resourceAccountId: OTHER_ACCOUNT },
    );
  });

  describe("with a trust policy", () => {
    const trusting = (Principal: PrincipalElement) => ({
      trust: granting(Principal),
    });
    check([
      ["it trusts the service", trusting({ Service: "sns.amazonaws.com" }), "allowed", service],
      [
        "it trusts another service",
        trusting({ Service: "ecs.amazonaws.com" }),
        "implicitly denied",
        service,
      ],
      [
        "it trusts the identity provider",
        trusting({ Federated: "accounts.google.com" }),
        "allowed",
        provider,
      ],
      [
        "it trusts the provider as a service",
        trusting({ Service: "accounts.google.com" }),
        "implicitly denied",
        provider,
      ],
      ["it trusts the user", trusting({ AWS: USER }), "allowed", user],
      ["it trusts the account", trusting({ AWS: ACCOUNT }), "implicitly denied", user],
      [
        "it trusts the account, and the user may assume",
        { identity: ALLOW, ...trusting({ AWS: ACCOUNT }) },
        "allowed",
        user,
      ],
      [
        "it is silent, and the user may assume",
        { identity: ALLOW, ...trusting({ AWS: ROLE }) },
        "implicitly denied",
        user,
      ],
    ]);
  });
});
