import { expect } from "chai";
import fc from "fast-check";
import { createOwner } from "../support/device";
import { sendHttp } from "../support/sendHttp";
import { keysOf, signedHeaders, type AwsKeys } from "../support/signed";
import { createGuest } from "../support/shopper";
import { adminOf } from "../support/store";
import { hostileFields, type HostileField } from "./support/fieldRequests";
import { expectGoodResponse } from "./support/goodResponse";
import { expectWell, hostileStack, type HostileStack } from "./support/hostileStack";
import { runTimeout, runs } from "./support/runs";
import { createVictim, type Victim } from "./support/victim";

/** Fields for the group "admins": other callers do not reach the resolver. */
const FOR_ADMINS = ["Mutation.putProduct", "Mutation.deleteProduct", "Mutation.endUserSessions"];

describe("Hostile arguments", function () {
  this.timeout(runTimeout());
  let stack: HostileStack;
  let victim: Victim;
  let token: string;
  let adminToken: string;
  let guest: AwsKeys;
  let belongings: string[];

  before(async () => {
    stack = await hostileStack();
    victim = await createVictim(stack);
    token = (await (await createOwner(stack)).client.tokens()).access;
    const admin = await adminOf(stack);
    adminToken = String((await admin.auth.fetchAuthSession()).tokens!.accessToken);
    guest = await keysOf(createGuest(stack));
    belongings = await victim.belongings();
    expect(belongings.join()).to.include(victim.ids[0]);
  });
  afterEach(async () => {
    await expectWell(stack);
    expect(await victim.belongings(), "what belongs to others").to.deep.equal(belongings);
  });

  type Headers = (body: string) => Promise<Record<string, string>>;
  const asUser: Headers = async () => ({ authorization: token });
  const asAdmin: Headers = async () => ({ authorization: adminToken });
  const asGuest: Headers = (body) => signedHeaders(stack, body, { keys: guest });

  /** Sends requests that abuse a field, and expects a valid response to each. */
  async function abuse(
    field: HostileField,
    usual: number,
    headers: Headers,
    ids = victim.ids,
  ): Promise<void> {
    const property = fc.asyncProperty(field.bodies(ids), async (body) => {
      const response = await sendHttp(stack.outputs.graphqlUrl!, {
        headers: { "content-type": "application/json", ...(await headers(body)) },
        body,
      });
      expectGoodResponse(response);
    });
    await fc.assert(property, { numRuns: runs(usual) });
  }

  for (const field of hostileFields().filter(({ operation }) => operation !== "subscription")) {
    if (FOR_ADMINS.includes(field.name)) {
      it(`of ${field.name} are rejected for admins, and harm no existing product`, async () => {
        await abuse(field, 30, asAdmin, []); // valid changes by an admin take effect
      });
    }
    it(`of ${field.name} get valid responses, for a user and for a guest`, async () => {
      await abuse(field, 30, asUser);
      await abuse(field, 15, asGuest);
    });
  }
});
