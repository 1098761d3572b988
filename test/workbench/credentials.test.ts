import { expect } from "chai";
import { sharedStack } from "../support/stack";
import { signedHeaders } from "../support/signed";
import { post } from "./support/post";

const DEMO = "demo@jukebox.example";

async function ask(
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; body: any }> {
  const { outputs } = await sharedStack();
  const response = await fetch(outputs.graphqlUrl!, { method: "POST", headers, body });
  return { status: response.status, body: await response.json() };
}

function claimsOf(token: string): any {
  return JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString("utf8"));
}

describe("workbench, POST /_local/credentials", () => {
  it("creates a new guest whose signed requests have a guest's rights", async () => {
    const { status, body: guest } = await post("credentials", { as: "guest" });
    expect(status).to.equal(200);
    expect(Object.keys(guest).sort()).to.eql([
      "accessKeyId",
      "as",
      "expiresAt",
      "identityId",
      "secretAccessKey",
      "sessionToken",
    ]);
    const query = JSON.stringify({ query: "{ cart { id } purchases { nextToken } }" });
    const reply = await ask(
      await signedHeaders(await sharedStack(), query, { keys: guest }),
      query,
    );
    expect(reply.body.data.cart).to.eql({ id: `guest#${guest.identityId}` });
    expect(reply.body.errors.map(({ errorType, path }: any) => [errorType, path])).to.eql([
      ["Unauthorized", ["purchases"]],
    ]);
  });

  it("returns the same guest if requested, otherwise another one", async () => {
    const { body: first } = await post("credentials", { as: "guest" });
    const { body: same } = await post("credentials", { as: "guest", identityId: first.identityId });
    const { body: other } = await post("credentials", { as: "guest" });
    expect(same.identityId).to.equal(first.identityId);
    expect(other.identityId).to.not.equal(first.identityId);
  });

  it("signs a declared user in each time, with an access token only", async () => {
    const [one, two] = [
      await post("credentials", { as: "user", username: DEMO }),
      await post("credentials", { as: "user", username: DEMO }),
    ];
    expect([one.status, Object.keys(one.body).sort()]).to.eql([
      200,
      ["accessToken", "as", "expiresAt"],
    ]);
    const claims = claimsOf(one.body.accessToken);
    expect(claims.token_use).to.equal("access");
    expect(claims.exp).to.be.closeTo(one.body.expiresAt, 2);
    expect(claims.origin_jti).to.not.equal(claimsOf(two.body.accessToken).origin_jti);
    const query = JSON.stringify({ query: "{ session { id } }" });
    const headers = { authorization: one.body.accessToken };
    const reply = await ask(headers, query);
    expect(reply.body.errors.map(({ errorType }: any) => errorType)).to.eql(["SessionRequired"]);
  });

  it("rejects undeclared users and anything else with a message", async () => {
    const refused = {
      status: 400,
      body: { message: 'Expected "as" to be "guest", "user" or "apiKey".' },
    };
    expect(await post("credentials", { as: "user", username: "eve@example.com" })).to.eql({
      status: 404,
      body: { message: 'The program declares no user "eve@example.com".' },
    });
    expect(await post("credentials", { as: "operator" })).to.eql(refused);
    expect(await post("credentials", { as: "user", username: { $ne: 1 } })).to.eql(refused);
    expect((await post("credentials", [])).status).to.equal(400);
  });

  it("lists the possible actors: guests, and the declared users with their groups", async () => {
    const { origin, outputs } = await sharedStack();
    expect(await (await fetch(`${origin}/_local/actors.json`)).json()).to.eql({
      guest: true,
      apiKey: false,
      users: [
        { username: DEMO, groups: [] },
        { username: "admin@jukebox.example", groups: ["admins"] },
      ],
      region: outputs["region"],
    });
  });

  it("rejects pages of other origins, also of this machine", async () => {
    for (const origin of ["http://localhost:5173", "http://127.0.0.1:4000"]) {
      const { status, body } = await post("credentials", { as: "guest" }, { headers: { origin } });
      const message = `The workbench only serves its own pages, not those of "${origin}".`;
      expect([status, body]).to.eql([403, { message }]);
    }
  });
});
