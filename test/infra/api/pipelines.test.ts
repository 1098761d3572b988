import { expect } from "chai";
import { bundleResolvers } from "../../../infra/api/bundleResolvers";
import { checkPipelines } from "../../../infra/api/checkPipelines";
import { fieldPipelines, functionDataSources } from "../../../infra/api/pipelines";
import { readSchema } from "../../../infra/api/schema";
import { storeConstants } from "../../../infra/api/storeConstants";
import { checkSettings } from "../../../infra/settings/checkSettings";
import { defaultSettings } from "../support/evaluateGraph";

/** Fields of the sign-in through the API. They are for guests, who have no session yet. */
const signInFields = [
  "Mutation.answerSignIn",
  "Mutation.beginSignIn",
  "Mutation.confirmSetUp",
  "Mutation.refreshSignIn",
  "Mutation.setUpSignIn",
  "Mutation.signOut",
];

/** Fields that need no session: the catalogue is public, and a sign-in starts a session. */
const withoutSession = [
  "Query.products",
  "Query.product",
  "Query.findProducts",
  "Mutation.startSession",
  ...signInFields,
];

describe("pipelines", () => {
  const schema = readSchema();
  const code = bundleResolvers(storeConstants(checkSettings(defaultSettings()) as never));

  it("starts the pipeline of every field with the session check, except public fields and those of a sign-in", () => {
    const fields = schema.rootFields.map(({ type, field }) => `${type}.${field}`);
    const unchecked = fields.filter((at) => {
      const wiring = fieldPipelines[at];
      const steps = wiring !== undefined && "steps" in wiring ? wiring.steps : [];
      return steps.slice(0, 3).join() !== "checkSession,verifyUser,touchSession";
    });
    expect(unchecked.sort()).to.deep.equal([...withoutSession].sort());
  });

  it("allows to guests exactly the fields meant for them", () => {
    const names = schema.guestFields.map(({ type, field }) => `${type}.${field}`);
    expect(names).to.have.members([
      "Mutation.addCartItem",
      "Mutation.clearCart",
      "Mutation.moveToCart",
      "Mutation.removeCartItem",
      "Mutation.removeSaved",
      "Mutation.saveForLater",
      "Mutation.saveSession",
      "Mutation.setCartItemQuantity",
      "Query.cart",
      "Query.findProducts",
      "Query.product",
      "Query.products",
      "Query.saved",
      "Query.session",
      "Subscription.onCartChanged",
      // With a ticket only.
      "Subscription.onPurchased",
      "Subscription.onPurchaseChanged",
      "Subscription.onSessionsEnded",
      ...signInFields,
    ]);
  });

  it("has code for every resolver and function, and no other code", () => {
    expect(() => checkPipelines(code, schema)).not.to.throw();
  });

  it("names a field without a resolver, an unknown field, an unused function and a long pipeline", () => {
    const more = { rootFields: [...schema.rootFields, { type: "Query", field: "news" }] };
    expect(() => checkPipelines(code, more)).to.throw(
      '"Query.news" of schema.graphql is not in resolvers/',
    );
    const fewer = { rootFields: schema.rootFields.slice(1) };
    expect(() => checkPipelines(code, fewer)).to.throw(
      '"Query.products" of resolvers/ is not in schema.graphql',
    );
    const functions = { ...functionDataSources, spare: "carts" };
    expect(() => checkPipelines(code, schema, fieldPipelines, functions)).to.throw('"spare"');
    const steps = Array.from({ length: 11 }, () => "checkSession" as const);
    const long = { ...fieldPipelines, "Query.cart": { steps } };
    expect(() => checkPipelines(code, schema, long)).to.throw(
      '"Query.cart" has 11 functions; AppSync allows 10.',
    );
  });
});
