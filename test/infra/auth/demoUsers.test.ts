import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { DemoUsers } from "../../../infra/auth/demoUsers";
import { evaluateGraph } from "../support/evaluateGraph";
import type { Graph } from "../support/evaluateGraph";

const evaluate = (demoUsers: boolean): Promise<Graph> =>
  evaluateGraph({}, () => {
    new DemoUsers("jukebox", {
      settings: { demoUsers, demoPassword: pulumi.secret("a test's own password") },
      userPoolId: "pool",
      adminsGroup: "admins",
    });
  });

describe("DemoUsers", () => {
  it("creates a customer and an administrator with a secret password", async () => {
    const graph = await evaluate(true);
    const users = graph.all("aws:cognito/user:User");
    expect(users.map(({ inputs }) => inputs)).to.deep.equal(
      ["demo@jukebox.example", "admin@jukebox.example"].map((address) => ({
        userPoolId: "pool",
        username: address,
        attributes: { email: address, email_verified: "true" },
        password: "a test's own password",
        messageAction: "SUPPRESS",
      })),
    );
    for (const user of users) expect(user.secrets, user.name).to.deep.equal(["password"]);
    expect(graph.one("aws:cognito/userInGroup:UserInGroup").inputs).to.deep.equal({
      userPoolId: "pool",
      groupName: "admins",
      username: "admin@jukebox.example",
    });
  });

  it("creates no users if demoUsers is off", async () => {
    const types = (await evaluate(false)).resources.map(({ type }) => type);
    expect(types).to.deep.equal(["jukebox:infra:DemoUsers"]);
  });
});
