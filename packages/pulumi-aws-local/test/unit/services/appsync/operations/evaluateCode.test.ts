import { AppSyncClient, EvaluateCodeCommand } from "@aws-sdk/client-appsync";
import { expect } from "chai";
import { evaluateCodeEndpoint } from "../../../../../src/services/appsync/operations/evaluateCode";
import { Iam } from "../../../../../src/services/iam/service";
import { startHttpServer, type HttpServer } from "../../../../../src/server/httpServer";
import { memoryStateStore } from "../../../../../src/core/memoryStateStore";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { fact } from "../../../../fidelity/fact";

const AREA = "AppSync: execution and data sources";
const PAGE = "https://docs.aws.amazon.com/appsync/latest/devguide/test-resolvers.html";
const evaluated = fact(AREA, "EvaluateCode", PAGE, {
  unverified: "stash and outErrors of failures",
});
const permitted = fact(AREA, "appsync:EvaluateCode", PAGE);

const region = "eu-west-1";
const accountId = "000000000000";
const runtime = { name: "APPSYNC_JS", runtimeVersion: "1.0.0" } as const;
const resourceArn = `arn:aws:appsync:${region}:${accountId}:/v1/dataplane-evaluatecode`;
const operator = { accessKeyId: "local", secretAccessKey: "local" };

const code = `import { util } from "@aws-appsync/utils";
export function request(ctx) {
  console.log("current id", ctx.args.id);
  ctx.stash.seen = [ctx.args.id];
  return { operation: "GetItem", key: util.dynamodb.toMapValues({ id: ctx.args.id }) };
}
export function response(ctx) {
  util.appendError("first", "Warning");
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  return ctx.result;
}`;

describe("evaluateCodeEndpoint", () => {
  const clock = { now: () => Date.now() };
  const iam = new Iam({ state: memoryStateStore(), clock, region, accountId });
  let server: HttpServer;

  before(async () => {
    server = await startHttpServer(0, evaluateCodeEndpoint({ clock, iam, region, accountId }));
  });

  after(() => server.close());

  async function send(
    input: { code?: string; context?: string; function?: string; runtime?: object },
    credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } = operator,
  ) {
    const endpoint = `http://127.0.0.1:${server.port}`;
    const client = new AppSyncClient({ region, endpoint, credentials, maxAttempts: 1 });
    try {
      const command = { code, context: "{}", runtime, ...input };
      const { $metadata, ...answer } = await client.send(new EvaluateCodeCommand(command as never));
      return answer;
    } catch (error) {
      const { name, message } = error as Error;
      return { name, message };
    } finally {
      client.destroy();
    }
  }

  /** Credentials of a session of a role with these inline policies. */
  async function sessionOf(roleName: string, policies: Record<string, string>) {
    const arn = `arn:aws:iam::${accountId}:role/${roleName}`;
    iam.roles.putRole({
      name: roleName,
      arn,
      uniqueId: `AROA${roleName.toUpperCase()}`,
      createDate: "2024-01-01T00:00:00Z",
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "lambda.amazonaws.com" },
            Action: "sts:AssumeRole",
          },
        ],
      }),
      inlinePolicies: policies,
      managedPolicyArns: [],
      maxSessionDuration: 3600,
    });
    const { accessKeyId, secretAccessKey, sessionToken } = await iam.assumeRoleForService(
      arn,
      "lambda.amazonaws.com",
      "test",
    );
    return { accessKeyId, secretAccessKey, sessionToken };
  }

  describe("when the request is valid", () => {
    answersAsAws(evaluated, "returns result, logs, stash and errors as AWS does", async () => {
      const context = JSON.stringify({ arguments: { id: "1" }, stash: { a: 1 } });
      expect(await send({ context, function: "request" })).to.deep.equal({
        evaluationResult: '{"operation":"GetItem","key":{"id":{"S":"1"}}}',
        logs: ['INFO - code.js:3:3: "current id" "1"'],
        stash: '{"a":1,"seen":["1"]}',
        outErrors: "[]",
      });
    });

    it("returns the errors that the response handler records and raises", async () => {
      const context = JSON.stringify({ result: null, error: { message: "no", type: "T" } });
      expect(await send({ context, function: "response" })).to.deep.equal({
        error: { message: "no", codeErrors: [] },
        logs: [],
        stash: "{}",
        outErrors: '[{"message":"first","type":"Warning"}]',
      });
    });

    it("returns the position of an error in the code", async () => {
      const faulty = `${code}\nexport const other = 1;`.replace("ctx.args.id)", "ctx.args.id.x.y)");
      const context = JSON.stringify({ arguments: { id: "1" } });
      expect(await send({ code: faulty, context, function: "request" })).to.deep.include({
        error: {
          message: "code.js:3:43: TypeError: Cannot read properties of undefined (reading 'y')",
          codeErrors: [],
        },
      });
    });

    it("returns the errors of code that AppSync rejects", async () => {
      const refused =
        "export function request() { let a = 1; a++; }\nexport function response() {}";
      expect(await send({ code: refused })).to.deep.equal({
        error: {
          message: "The code contains one or more errors.",
          codeErrors: [
            {
              errorType: "LINT_ERROR",
              value: "The operator ++ is not supported",
              location: { line: 1, column: 40, span: 3 },
            },
          ],
        },
        logs: [],
      });
    });
  });

  describe("when the request is invalid", () => {
    const bad: [what: string, input: Parameters<typeof send>[0], message: RegExp][] = [
      ["context that is not JSON", { context: "{x" }, /^The context must be a JSON object\.$/],
      ["context that is not an object", { context: "[]" }, /^The context must be a JSON object\.$/],
      [
        "too much context",
        { context: JSON.stringify({ a: "x".repeat(28_000) }) },
        /'context'.*28000/,
      ],
      ["too much code", { code: "x".repeat(32_769) }, /'code'.*32768/],
      ["no code", { code: "" }, /'code'.*greater than or equal to 1/],
      ["another runtime", { runtime: { name: "VTL", runtimeVersion: "1.0.0" } }, /APPSYNC_JS/],
      ["another version", { runtime: { ...runtime, runtimeVersion: "2.0.0" } }, /1\.0\.0/],
      ["an unknown function", { function: "main" }, /request or response/],
      [
        "an identity of no mode",
        { context: '{"identity":{"handlerContext":{}}}' },
        /^The following properties in your mock context object failed validation: ctx\.identity$/,
      ],
      [
        "a result beyond 65,536 characters",
        {
          code: `export const request = (ctx) => [1, 2, 3].map(() => ctx.args.a); export const response = () => 1;`,
          context: JSON.stringify({ arguments: { a: "x".repeat(27_000) } }),
        },
        /65536/,
      ],
    ];
    for (const [what, input, message] of bad) {
      it(`rejects ${what} with a BadRequestException`, async () => {
        const response = (await send(input)) as { name: string; message: string };
        expect(response.name).to.equal("BadRequestException");
        expect(response.message).to.match(message);
      });
    }
  });

  describe("when the caller may not evaluate code", () => {
    it("rejects an unknown key", async () => {
      const stranger = { accessKeyId: "AKIASTRANGER", secretAccessKey: "x" };
      expect(await send({}, stranger)).to.deep.include({ name: "UnrecognizedClientException" });
    });

    it("rejects a wrong signature", async () => {
      const forged = { ...operator, secretAccessKey: "guess" };
      expect(await send({}, forged)).to.deep.include({ name: "InvalidSignatureException" });
    });

    it("rejects a role without permission", async () => {
      const { name, message } = (await send({}, await sessionOf("unprivileged", {}))) as {
        name: string;
        message: string;
      };
      expect({ name, message }).to.deep.equal({
        name: "AccessDeniedException",
        message: `User: arn:aws:sts::${accountId}:assumed-role/unprivileged/test is not authorized to perform: appsync:EvaluateCode on resource: ${resourceArn}`,
      });
    });

    // The second resource is documented:
    // https://docs.aws.amazon.com/appsync/latest/devguide/test-resolvers.html
    for (const resource of ["*", `arn:aws:appsync:${region}:${accountId}:*`]) {
      answersAsAws(permitted, `accepts a role with a permission on ${resource}`, async () => {
        const allow = JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "appsync:evaluateCode", Resource: resource }],
        });
        const credentials = await sessionOf(`tester${resource.length}`, { evaluate: allow });
        const context = JSON.stringify({ arguments: { id: "1" } });
        expect(await send({ context }, credentials)).to.have.property("evaluationResult");
      });
    }
  });
});
