import { expect } from "chai";
import { createStack, type Stack } from "../../src";
import { askGraphQl, dataOf, errorTypeOf, type Variables } from "./support/askGraphQl";
import { copyExample } from "./support/copyExample";
import { exampleProgram } from "./support/exampleProgram";
import { UserClient } from "./support/userClient";

const PUBLISH =
  'mutation ($slug: ID!) { publish(slug: $slug, title: "News", text: "…") { slug author } }';
const SLUGS = "{ posts { slug } }";

describe("The blog example", function () {
  this.timeout(60_000);
  let stack: Stack;
  let users: UserClient;
  before(async () => {
    stack = await createStack({
      program: exampleProgram("blog"),
      config: { "blog:title": "Notes" },
    });
    users = new UserClient(stack);
  });
  afterEach(() => stack.reset());
  after(async () => {
    users?.sdk.destroy();
    await stack?.close();
  });

  const read = (query: string, variables?: Variables) =>
    askGraphQl(stack.outputs.url, { "x-api-key": stack.outputs.apiKey }, query, variables);
  const slugs = async (): Promise<string[]> =>
    (await dataOf(read(SLUGS))).posts.map(({ slug }: { slug: string }) => slug).sort();
  async function publish(slug: string) {
    const authorization = await users.signIn("ada", stack.secrets["blog:authorPassword"]!);
    return askGraphQl(stack.outputs.url, { authorization }, PUBLISH, { slug });
  }

  it("returns the outputs of the async function", () => {
    expect(stack.outputs).to.include({
      title: "Notes",
      url: `${stack.url}/graphql`,
      region: "us-east-1",
      account: "000000000000",
      partition: "aws",
    });
  });

  it("lets an author publish, and every client read", async () => {
    expect((await dataOf(publish("news"))).publish).to.deep.equal({ slug: "news", author: "ada" });
    expect(await slugs()).to.deep.equal(["news", "welcome"]);
    const { post } = await dataOf(read('{ post(slug: "welcome") { title author } }'));
    expect(post).to.deep.equal({ title: "Welcome", author: "ada" });
    expect(await errorTypeOf(publish("news"))).to.equal("DynamoDB:ConditionalCheckFailedException");
  });

  it("rejects a post by a reader", async () => {
    expect(await errorTypeOf(read(PUBLISH, { slug: "x" }))).to.equal("Unauthorized");
    expect(await slugs()).to.deep.equal(["welcome"]);
  });

  it("has the declared post and author, and no other post, after a reset", async () => {
    await dataOf(publish("news"));
    await stack.reset();
    expect(await slugs()).to.deep.equal(["welcome"]);
    expect((await dataOf(publish("again"))).publish.author).to.equal("ada");
  });

  it("rejects a stack reference by name", async () => {
    const copy = copyExample("blog");
    try {
      copy.edit(
        "src/index.ts",
        "const config = new pulumi.Config();",
        '$& new pulumi.StackReference("acme/network/prod");',
      );
      const refusal = await createStack({ program: copy.folder }).then(
        (started) => started.close(),
        ({ message }: Error) => message,
      );
      expect(refusal).to.match(/stack reference|StackReference/i);
      expect(refusal).to.contain("acme/network/prod");
    } finally {
      copy.remove();
    }
  });
});
