import { expect } from "chai";
import { isObjectType } from "graphql";
import { storeSchema } from "../support/fieldCalls";
import { sharedStack, type RunningStack } from "../support/stack";
import { storedItems } from "../support/storedItems";
import { createCallers, type Caller } from "./support/callers";
import { rootFields, type RootField } from "./support/fieldRequest";
import { readMatrix, TYPES } from "./support/matrix";
import { callField, startSubscription, type Outcome } from "./support/outcome";
import { startVariantStack } from "./support/variantStack";

const matrix = readMatrix();
const fields = rootFields();
/** Called last, because it ends the caller's own session. */
const LAST = "Mutation.endSession";
/** An admin's actions on another user. */
const ON_OTHERS = ["Mutation.endUserSessions", "Mutation.banUser"];

describe("The access matrix", function () {
  this.timeout(60_000);
  let stack: RunningStack;
  let callers: Record<string, Caller>;
  before(async () => {
    const [variant, otherAccount] = await Promise.all([startVariantStack(), sharedStack()]);
    stack = variant;
    callers = await createCallers(stack, otherAccount);
    variant.clock.advance(301_000);
    // So that no rejected call updates a session.
    const session = fields.find(({ path }) => path === "Query.session")!;
    await Promise.all(["user", "otherUser", "admin"].map((caller) => ask(caller, session)));
  });
  after(() => stack?.stop());

  const ask = (caller: string, root: RootField): Promise<Outcome> =>
    root.type.name === "Subscription"
      ? startSubscription(stack, callers[caller]!, root)
      : callField(stack, callers[caller]!, root);
  const expected = (caller: string, { path }: RootField) => matrix[caller]![path];

  it("covers every field and every kind of caller, and no other", () => {
    expect(Object.keys(callers)).to.have.members(Object.keys(matrix));
    const paths = fields.map(({ path }) => path);
    for (const [caller, column] of Object.entries(matrix)) {
      expect(Object.keys(column), caller).to.deep.equal(paths);
    }
  });

  it("covers every type, and no field of a type has rules of its own", () => {
    const roots = fields.map(({ type }) => type.name);
    const types = Object.values(storeSchema().getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith("__") && !roots.includes(type.name),
    );
    const rules = types.map(({ name, astNode }) => {
      const modes = (astNode?.directives ?? []).map((directive) => directive.name.value).sort();
      if (modes.length === 0) return [name, "users"];
      if (modes.join() === "aws_iam") return [name, "guests"];
      return [name, modes.join() === "aws_cognito_user_pools,aws_iam" ? "guests and users" : modes];
    });
    expect(Object.fromEntries(rules)).to.deep.equal(TYPES);
    const own = types.flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).filter(({ astNode }) => astNode?.directives?.length)
        : [],
    );
    expect(own).to.deep.equal([]);
  });

  it("rejects calls as the table says, and leaves everything unchanged", async () => {
    const before = await storedItems(stack);
    for (const caller of Object.keys(matrix)) {
      const refused = fields.filter((root) => expected(caller, root) !== "yes");
      const seen = await Promise.all(
        refused.map(async (root) => [root.path, (await ask(caller, root)).word]),
      );
      const wanted = refused.map((root) => [root.path, expected(caller, root)]);
      expect(Object.fromEntries(seen), caller).to.deep.equal(Object.fromEntries(wanted));
    }
    expect(await storedItems(stack)).to.deep.equal(before);
  });

  it("accepts calls as the table says, for the caller's own items", async () => {
    const named = new Set<string>();
    for (const caller of Object.keys(matrix)) {
      const allowed = fields.filter((root) => expected(caller, root) === "yes");
      const last = allowed.filter(({ path }) => path === LAST);
      for (const root of [...allowed.filter(({ path }) => path !== LAST), ...last]) {
        if (root.path === "Mutation.checkout") await fillCart(caller);
        const { word, data } = await ask(caller, root);
        expect(word, `${caller}: ${root.path}`).to.equal("yes");
        const acted = ON_OTHERS.includes(root.path) ? "otherUser" : caller;
        for (const owner of ownersIn(data)) {
          expect(owner, `${caller}: ${root.path}`).to.equal(callers[acted]!.ownerId);
          named.add(root.path);
        }
      }
    }
    expect(named).to.include.keys("Query.cart", "Mutation.addCartItem", "Mutation.endUserSessions");
  });

  async function fillCart(caller: string): Promise<void> {
    const add = fields.find(({ path }) => path === "Mutation.addCartItem")!;
    const { data } = await ask(caller, add);
    const { version: cartVersion, totalCents } = data;
    callers[caller]!.things = { ...callers[caller]!.things, cartVersion, totalCents };
  }
});

/** All owners in a response, at any place. */
function ownersIn(data: unknown): string[] {
  return [...(JSON.stringify(data ?? null).match(/"(?:guest|user)#[^"]+"/g) ?? [])].map((text) =>
    text.slice(1, -1),
  );
}
