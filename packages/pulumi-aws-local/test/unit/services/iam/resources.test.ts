import { expect } from "chai";
import { iamHandlers } from "../../../../src/services/iam/resources";
import { ACCOUNT, allow, policy, TestAccount, trustService } from "./support/testAccount";

describe("IAM resources", () => {
  let account: TestAccount;
  beforeEach(() => {
    account = new TestAccount();
  });
  afterEach(() => account.close());

  const trust = trustService("appsync.amazonaws.com");
  const role = (inputs: object, previous?: any) =>
    account.apply("aws:iam/role:Role", "worker", { assumeRolePolicy: trust, ...inputs }, previous);
  const outcome = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => "stored",
      ({ code, name, message }) => `${code ?? name}: ${message}`,
    );

  it("names a role as Pulumi does, and keeps its name and id", async () => {
    const first = await role({});
    const { uniqueId, createDate } = first.outputs;
    expect(first.id).to.match(/^worker-[0-9a-f]{7}$/);
    expect(uniqueId).to.match(/^AROA[A-Z2-7]{16}$/);
    expect(first.outputs).to.deep.equal({
      name: first.id,
      arn: `arn:aws:iam::${ACCOUNT}:role/${first.id}`,
      uniqueId,
      createDate: "2026-01-02T03:04:05.000Z",
      assumeRolePolicy: trust,
      maxSessionDuration: 3600,
      path: "/",
      managedPolicyArns: [],
      tagsAll: {},
    });
    account.now += 60_000;
    await account.restart();
    const again = await role({}, { ...first, inputs: {} });
    expect([again.id, again.outputs["uniqueId"], again.outputs["createDate"]]).to.deep.equal([
      first.id,
      uniqueId,
      createDate,
    ]);
  });

  it("deletes a role", async () => {
    await role({ name: "two", path: "/jobs/" });
    expect(account.iam.roles.role("two")!.arn).to.equal(`arn:aws:iam::${ACCOUNT}:role/jobs/two`);
    await iamHandlers["aws:iam/role:Role"]!.delete!("two", {}, account.services);
    expect(account.iam.roles.role("two")).to.equal(undefined);
  });

  it("also accepts documents as objects", async () => {
    const { outputs } = await role({ assumeRolePolicy: JSON.parse(trust) });
    expect(outputs["assumeRolePolicy"]).to.equal(trust);
  });

  const malformed: Record<string, [unknown, string]> = {
    "no JSON": ["{", "it is not JSON"],
    "no object": ["[]", "expected a JSON object"],
    "no statement": [policy(), "Statement must hold at least one statement"],
    "an action without a service": [
      policy(allow("GetItem", "*")),
      "Statement[0].Action: Action must be a wildcard (*) or have 2 segments",
    ],
    "an unknown condition operator": [
      policy(allow("s3:GetObject", "*", { Condition: { StringIs: { "aws:userid": "x" } } })),
      "Statement[0].Condition.#StringIs: Invalid condition operator StringIs",
    ],
    "no resource": [
      policy({ Effect: "Allow", Action: "dynamodb:GetItem" }),
      "Statement[0]: One of Resource or NotResource is required in an identity policy statement",
    ],
  };
  for (const [what, [document, reason]] of Object.entries(malformed)) {
    it(`rejects a policy document with ${what}`, async () => {
      await role({ name: "worker" });
      const inputs = { role: "worker", name: "p", policy: document };
      expect(await outcome(account.apply("aws:iam/rolePolicy:RolePolicy", "p", inputs))).to.equal(
        `MalformedPolicyDocument: Policy document of inline policy "p" of role "worker" is malformed: ${reason}.`,
      );
    });
  }

  it("rejects a trust policy for every identity pool", async () => {
    const assumeRolePolicy = policy({
      Effect: "Allow",
      Principal: { Federated: "cognito-identity.amazonaws.com" },
      Action: "sts:AssumeRoleWithWebIdentity",
    });
    expect(await outcome(role({ name: "guest", assumeRolePolicy }))).to.equal(
      'MalformedPolicyDocument: Policy document of role "guest" is malformed: a trust in ' +
        "cognito-identity.amazonaws.com needs a condition on cognito-identity.amazonaws.com:aud.",
    );
  });

  it("rejects a condition that it cannot evaluate", async () => {
    const Condition = { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["x"] } };
    const inputs = { policy: policy(allow("dynamodb:GetItem", "*", { Condition })) };
    expect(await outcome(account.apply("aws:iam/policy:Policy", "p", inputs))).to.match(
      /^VisibleError: The policy document of policy "p-[0-9a-f]{7}" has a condition on "dynamodb:LeadingKeys", which the local stack does not evaluate\./,
    );
  });

  it("rejects an unsupported policy variable", async () => {
    const resource = "arn:aws:dynamodb:*:*:table/${aws:PrincipalTag/team, 'all'}";
    const inputs = { policy: policy(allow("dynamodb:GetItem", resource)) };
    expect(await outcome(account.apply("aws:iam/policy:Policy", "p", inputs))).to.match(
      /^VisibleError: The policy document of policy "p-[0-9a-f]{7}" has the policy variable "\$\{aws:principaltag\/team\}", which the local stack does not evaluate\./,
    );
  });

  it("rejects unknown managed policies and roles", async () => {
    const arn = "arn:aws:iam::aws:policy/AdministratorAccess";
    expect(await outcome(role({ managedPolicyArns: [arn] }))).to.match(
      /^NoSuchEntity: AWS managed policy "arn:aws:iam::aws:policy\/AdministratorAccess" is not known to the local stack/,
    );
    const inputs = { role: "absent", policyArn: arn };
    expect(
      await outcome(
        account.apply("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", inputs),
      ),
    ).to.equal("NoSuchEntity: The role with name absent cannot be found.");
  });

  it("rejects a session duration out of range", async () => {
    expect(await outcome(role({ maxSessionDuration: 60 }))).to.equal(
      "ValidationError: Value '60' at 'maxSessionDuration' failed to satisfy constraint: " +
        "Member must have value between 3600 and 43200",
    );
  });
});
