import { expect } from "chai";
import { createStack, type Stack } from "../../src";
import { signInWithSrp } from "../unit/services/cognito-idp/support/srpClient";
import { askGraphQl, dataOf, errorTypeOf, type Variables } from "./support/askGraphQl";
import { exampleProgram } from "./support/exampleProgram";
import { UserClient } from "./support/userClient";

const PASSWORD = "correct-horse-1";
const LIST = "{ todos { items { id title done } nextToken } }";
const CREATE =
  "mutation ($title: String!) { createTodo(title: $title) { id title done createdAt } }";
const SHARED = "query ($shareId: ID!) { sharedTodo(shareId: $shareId) { title done } }";

describe("The todo example", function () {
  this.timeout(60_000);
  let stack: Stack;
  let users: UserClient;
  before(async () => {
    stack = await createStack({ program: exampleProgram("todo") });
    users = new UserClient(stack);
  });
  afterEach(() => stack.reset());
  after(async () => {
    users?.sdk.destroy();
    await stack?.close();
  });

  async function signedIn(email: string): Promise<string> {
    await users.signUp(email, PASSWORD);
    return users.signIn(email, PASSWORD);
  }

  const ask = (authorization: string, query: string, variables?: Variables) =>
    askGraphQl(stack.outputs.url, { authorization }, query, variables);
  const askPublicly = (query: string, variables?: Variables) =>
    askGraphQl(stack.outputs.url, { "x-api-key": stack.outputs.apiKey }, query, variables);

  it("shows each user only the user's own items", async () => {
    const [ada, bob] = [await signedIn("ada@example.com"), await signedIn("bob@example.com")];
    const { createTodo } = await dataOf(ask(ada, CREATE, { title: "Buy milk" }));
    expect(createTodo).to.include({ title: "Buy milk", done: false });
    expect((await dataOf(ask(ada, LIST))).todos).to.deep.equal({
      items: [{ id: createTodo.id, title: "Buy milk", done: false }],
      nextToken: null,
    });
    expect((await dataOf(ask(bob, LIST))).todos.items).to.deep.equal([]);
    const complete = `mutation { completeTodo(id: "${createTodo.id}") { done } }`;
    expect(await errorTypeOf(ask(bob, complete))).to.equal(
      "DynamoDB:ConditionalCheckFailedException",
    );
    expect((await dataOf(ask(ada, complete))).completeTodo).to.deep.equal({ done: true });
    const remove = `mutation { deleteTodo(id: "${createTodo.id}") { title } }`;
    expect((await dataOf(ask(bob, remove))).deleteTodo).to.equal(null);
    expect((await dataOf(ask(ada, remove))).deleteTodo).to.deep.equal({ title: "Buy milk" });
    expect((await dataOf(ask(ada, LIST))).todos.items).to.deep.equal([]);
  });

  it("returns long lists page by page", async () => {
    const token = await signedIn("ada@example.com");
    for (const title of ["1", "2", "3"]) await dataOf(ask(token, CREATE, { title }));
    const page =
      "query ($next: String) { todos(limit: 2, nextToken: $next) { items { title } nextToken } }";
    const first = (await dataOf(ask(token, page))).todos;
    const second = (await dataOf(ask(token, page, { next: first.nextToken }))).todos;
    const titles = [...first.items, ...second.items].map(({ title }) => title);
    expect(first.items).to.have.length(2);
    expect(titles).to.have.members(["1", "2", "3"]);
  });

  it("signs in with SRP", async () => {
    await users.signUp("ada@example.com", PASSWORD);
    const pool = { poolId: stack.outputs.userPoolId, clientId: users.clientId };
    const { AuthenticationResult } = await signInWithSrp(users, pool, "ada@example.com", PASSWORD);
    const { todos } = await dataOf(ask(AuthenticationResult!.AccessToken!, LIST));
    expect(todos.items).to.deep.equal([]);
  });

  it("shows an item by API key after its owner has shared it, and no other field", async () => {
    const token = await signedIn("ada@example.com");
    const { id } = (await dataOf(ask(token, CREATE, { title: "Party" }))).createTodo;
    expect((await dataOf(askPublicly(SHARED, { shareId: id }))).sharedTodo).to.equal(null);
    const share = `mutation { shareTodo(id: "${id}") { shareId } }`;
    const { shareId } = (await dataOf(ask(token, share))).shareTodo;
    expect((await dataOf(askPublicly(SHARED, { shareId }))).sharedTodo).to.deep.equal({
      title: "Party",
      done: false,
    });
    expect(await errorTypeOf(askPublicly(LIST))).to.equal("Unauthorized");
    expect(await errorTypeOf(askPublicly(CREATE, { title: "x" }))).to.equal("Unauthorized");
  });

  it("rejects requests without a token, with a wrong key and after the token has expired", async () => {
    const token = await signedIn("ada@example.com");
    const { url } = stack.outputs;
    const unauthorized = "UnauthorizedException";
    expect(await errorTypeOf(askGraphQl(url, {}, LIST))).to.equal(unauthorized);
    const wrong = { "x-api-key": "da2-aaaaaaaaaaaaaaaaaaaaaaaaaa" };
    expect(await errorTypeOf(askGraphQl(url, wrong, SHARED))).to.equal(unauthorized);
    stack.clock.advance(3_600_000 + 1_000);
    expect(await errorTypeOf(ask(token, LIST))).to.equal(unauthorized);
  });

  it("has no users or items after a reset", async () => {
    const token = await signedIn("ada@example.com");
    await dataOf(ask(token, CREATE, { title: "Buy milk" }));
    await stack.reset();
    expect(stack.inbox.list()).to.deep.equal([]);
    const signIn = await users.signIn("ada@example.com", PASSWORD).catch(({ name }) => name);
    expect(signIn).to.equal("NotAuthorizedException");
    const again = await signedIn("ada@example.com");
    expect((await dataOf(ask(again, LIST))).todos.items).to.deep.equal([]);
  });
});
