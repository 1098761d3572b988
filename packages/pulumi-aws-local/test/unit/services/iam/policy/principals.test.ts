import { expect } from "chai";
import type { PrincipalElement } from "../../../../../src/services/iam/policy/document";
import {
  exemptsFromDeny,
  namingOf,
  type Naming,
  type RequestPrincipal,
} from "../../../../../src/services/iam/policy/principals";
import {
  ACCOUNT,
  ask,
  compiled,
  OTHER_ACCOUNT,
  provider,
  ROLE,
  ROOT,
  service,
  session,
  SESSION,
  statement,
  user,
  USER,
} from "./support/questions";

describe("Principal elements", () => {
  const rows: [string, PrincipalElement, RequestPrincipal, Naming | undefined][] = [
    ["everyone", "*", session, "caller"],
    ["everyone as AWS principals", { AWS: "*" }, session, "caller"],
    ["everyone to a service", { AWS: "*" }, service, "caller"],
    ["the session", { AWS: SESSION }, session, "caller"],
    ["another session of the role", { AWS: `${SESSION}2` }, session, undefined],
    ["the role", { AWS: ["arn:aws:iam::1:role/x", ROLE] }, session, "entity"],
    [
      "a role of the same name on another path",
      { AWS: ROLE.replace("jobs/", "") },
      session,
      undefined,
    ],
    ["the account by its ARN", { AWS: ROOT }, session, "account"],
    ["the account by its id", { AWS: ACCOUNT }, user, "account"],
    ["another account", { AWS: OTHER_ACCOUNT }, user, undefined],
    ["the user", { AWS: USER }, user, "caller"],
    ["a user in another case", { AWS: USER.replace("ada", "Ada") }, user, undefined],
    ["the service", { Service: ["ecs.amazonaws.com", "sns.amazonaws.com"] }, service, "caller"],
    ["another service", { Service: "ecs.amazonaws.com" }, service, undefined],
    ["the service as an identity provider", { Federated: "sns.amazonaws.com" }, service, undefined],
    ["the identity provider", { Federated: "accounts.google.com" }, provider, "caller"],
    ["the identity provider as a service", { Service: "accounts.google.com" }, provider, undefined],
    ["a canonical user", { CanonicalUser: "79a5" }, user, undefined],
  ];
  for (const [what, element, principal, expected] of rows) {
    it(`names ${principal.id} as ${expected ?? "nothing"} by ${what}`, () => {
      expect(namingOf(element, principal)).to.equal(expected);
    });
  }

  describe("NotPrincipal with Deny", () => {
    const exempt: [string, PrincipalElement, RequestPrincipal, boolean][] = [
      ["the user and the account", { AWS: [USER, ROOT] }, user, true],
      ["the user only", { AWS: USER }, user, false],
      ["the account only", { AWS: ROOT }, user, false],
      ["session, role and account", { AWS: [SESSION, ROLE, ACCOUNT] }, session, true],
      ["session and account", { AWS: [SESSION, ACCOUNT] }, session, false],
      ["role and account", { AWS: [ROLE, ACCOUNT] }, session, false],
      ["everyone", "*", session, true],
      ["the service", { Service: "sns.amazonaws.com" }, service, true],
      ["another service", { Service: "ecs.amazonaws.com" }, service, false],
    ];
    for (const [what, element, principal, expected] of exempt) {
      it(`${expected ? "exempts" : "does not exempt"} ${principal.id} by ${what}`, () => {
        expect(exemptsFromDeny(element, principal, false)).to.equal(expected);
      });
    }

    it("exempts no principal that has a permissions boundary", () => {
      expect(exemptsFromDeny({ AWS: [USER, ROOT] }, user, true)).to.equal(false);
    });
  });

  it("allows everyone but the listed with NotPrincipal and Allow", () => {
    const allowed = (NotPrincipal: PrincipalElement) => {
      const policy = compiled(statement("Allow", { NotPrincipal }));
      return ask({ resource: policy }) === "allowed";
    };
    expect(allowed({ AWS: USER })).to.equal(true);
    expect(allowed({ AWS: SESSION })).to.equal(false);
    expect(allowed({ AWS: ROLE })).to.equal(false);
    expect(allowed({ AWS: ACCOUNT })).to.equal(false);
  });
});
