import { expect } from "chai";
import { fieldPipelines, functionDataSources } from "../../../infra/api/pipelines";
import { readSchema } from "../../../infra/api/schema";
import { defaultSettings, devSettings, evaluateGraph, type Graph } from "../support/evaluateGraph";
import { grants, trusts } from "../support/policies";

const table = (name: string) => `arn:aws:jukebox-${name}`;
const allow = (of: string, Action: string[], ...Resource: string[]) => ({
  of: `jukebox-${of}`,
  Effect: "Allow",
  Action: Action.map((action) => (action.includes(":") ? action : `dynamodb:${action}`)),
  Resource,
});

describe("StoreApi", function () {
  this.timeout(20_000);
  let graph: Graph;
  before(async () => {
    const own = { emailSender: "shop@example.com", logLevel: "ERROR" };
    graph = await evaluateGraph({ ...devSettings(), ...own });
  });

  it("accepts the client of this pool and signed guests, within limits, and logs no content", () => {
    const { inputs } = graph.one("aws:appsync/graphQLApi:GraphQLApi");
    const client = graph.one("aws:cognito/userPoolClient:UserPoolClient").name;
    const { tags, ...own } = inputs;
    expect(own).to.deep.equal({
      schema: readSchema().text,
      authenticationType: "AMAZON_COGNITO_USER_POOLS",
      userPoolConfig: {
        userPoolId: `${graph.one("aws:cognito/userPool:UserPool").name}-id`,
        awsRegion: "eu-west-1",
        appIdClientRegex: `^${client}-id$`,
        defaultAction: "ALLOW",
      },
      additionalAuthenticationProviders: [{ authenticationType: "AWS_IAM" }],
      introspectionConfig: "ENABLED",
      queryDepthLimit: Number(devSettings().queryDepthLimit),
      resolverCountLimit: Number(devSettings().resolverCountLimit),
      xrayEnabled: false,
      logConfig: {
        cloudwatchLogsRoleArn: "arn:aws:jukebox-logs",
        fieldLogLevel: "ERROR",
        excludeVerboseContent: true,
      },
    });
  });

  it("gives each data source exactly the actions and tables that its functions use", () => {
    const roles = new Set(
      graph
        .all("aws:appsync/dataSource:DataSource")
        .map(({ name }) => name)
        .concat("jukebox-logs"),
    );
    const found = grants(graph).filter(({ of }) => roles.has(of));
    const byOf = (a: { of: string }, b: { of: string }) => (a.of < b.of ? -1 : 1);
    expect(found.sort(byOf)).to.deep.equal(
      [
        allow("firstRead", ["BatchGetItem"], table("sessions")),
        allow("firstRead", ["BatchGetItem"], table("carts")),
        allow("firstRead", ["BatchGetItem"], table("products")),
        allow("firstRead", ["BatchGetItem"], table("purchases")),
        allow("firstRead", ["BatchGetItem"], table("history")),
        allow("sessions", ["BatchGetItem", "GetItem", "PutItem", "UpdateItem"], table("sessions")),
        allow("sessions", ["DeleteItem"], table("carts")),
        allow("carts", ["BatchGetItem", "GetItem", "PutItem", "UpdateItem"], table("carts")),
        allow("catalogue", ["BatchGetItem", "GetItem", "Scan"], table("products")),
        allow("catalogue", ["Query"], `${table("products")}/index/ByGenre`),
        allow("search", ["BatchGetItem"], table("shelves")),
        allow(
          "search",
          ["Query"],
          ...["ByTitle", "ByPrice", "ByNewest"].map((name) => `${table("shelves")}/index/${name}`),
        ),
        allow("search", ["BatchGetItem"], table("products")),
        allow("stock", ["BatchGetItem"], table("products")),
        allow("stock", ["Query"], `${table("products")}/index/ByStock`),
        allow("productAdmin", ["DeleteItem", "UpdateItem"], table("products")),
        allow("productAdmin", ["DeleteItem", "PutItem"], table("shelves")),
        allow("productAdmin", ["PutItem"], table("history")),
        allow("people", ["UpdateItem"], table("sessions")),
        allow("people", ["PutItem"], table("history")),
        allow("history", ["Query"], table("history")),
        allow("checkout", ["GetItem", "PutItem"], table("purchases")),
        allow("checkout", ["UpdateItem"], table("carts")),
        allow("checkout", ["UpdateItem"], table("products")),
        allow("purchases", ["GetItem", "UpdateItem"], table("purchases")),
        allow("purchases", ["Query"], `${table("purchases")}/index/ByPurchasedAt`),
        allow("orderLists", ["Scan"], table("purchases")),
        allow(
          "orderLists",
          ["Query"],
          ...["ByTime", "ByState"].map((name) => `${table("purchases")}/index/${name}`),
        ),
        allow("orderAdmin", ["UpdateItem"], table("purchases")),
        allow("orderAdmin", ["UpdateItem"], table("products")),
        allow("orderAdmin", ["PutItem"], table("history")),
        allow(
          "userPoolAdmin",
          ["cognito-idp:ListUsers", "cognito-idp:AdminDisableUser", "cognito-idp:AdminEnableUser"],
          "arn:aws:jukebox-users",
        ),
        allow("mail", ["ses:SendEmail"], "arn:aws:jukebox-sender", "arn:aws:jukebox-confirmations"),
        allow(
          "logs",
          ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
          "arn:aws:jukebox-logs",
          "arn:aws:jukebox-logs:*",
        ),
      ].sort(byOf),
    );
    const trusted = trusts(graph).filter(({ of }) => roles.has(of));
    expect(new Set(trusted.map(({ of }) => of))).to.deep.equal(new Set(found.map(({ of }) => of)));
    for (const { Principal } of trusted) {
      expect(Principal).to.deep.equal({ Service: "appsync.amazonaws.com" });
    }
  });

  it("calls Cognito unsigned with users' tokens and signed for admins, and SES signed, in the stack's region", () => {
    const config = (name: string) =>
      graph.one("aws:appsync/dataSource:DataSource", `jukebox-${name}`).inputs.httpConfig;
    expect(config("userPool")).to.deep.equal({
      endpoint: "https://cognito-idp.eu-west-1.amazonaws.com",
    });
    expect(config("userPoolAdmin")).to.deep.equal({
      endpoint: "https://cognito-idp.eu-west-1.amazonaws.com",
      authorizationConfig: {
        authorizationType: "AWS_IAM",
        awsIamConfig: { signingRegion: "eu-west-1", signingServiceName: "cognito-idp" },
      },
    });
    expect(config("mail")).to.deep.equal({
      endpoint: "https://email.eu-west-1.amazonaws.com",
      authorizationConfig: {
        authorizationType: "AWS_IAM",
        awsIamConfig: { signingRegion: "eu-west-1", signingServiceName: "ses" },
      },
    });
  });

  it("has a resolver for each field and a function for each pipeline function, in order", () => {
    const resolvers = graph.all("aws:appsync/resolver:Resolver").map(({ inputs }) => inputs);
    const wired = resolvers.map(({ type, field, dataSource, pipelineConfig }) => [
      `${type}.${field}`,
      dataSource ?? pipelineConfig.functions,
    ]);
    expect(Object.fromEntries(wired)).to.deep.equal(
      Object.fromEntries(
        Object.entries(fieldPipelines).map(([at, how]) => [
          at,
          "steps" in how ? how.steps.map((step) => `jukebox-${step}-function`) : how.dataSource,
        ]),
      ),
    );
    const functions = graph.all("aws:appsync/function:Function").map(({ inputs }) => inputs);
    const sources = functions.map(({ name, dataSource }) => [name, dataSource]);
    expect(Object.fromEntries(sources)).to.deep.equal(functionDataSources);
    for (const { code, runtime } of [...resolvers, ...functions]) {
      expect(runtime).to.deep.equal({ name: "APPSYNC_JS", runtimeVersion: "1.0.0" });
      expect(code).not.to.match(/__[a-zA-Z]+__|STORE\./);
    }
  });

  it("lets each table's data source use the operator's key, through DynamoDB only", async () => {
    const tableKey = "arn:aws:kms:eu-west-1:123456789012:key/mine";
    const own = await evaluateGraph({ ...defaultSettings(), tableKey });
    const sources = own.all("aws:appsync/dataSource:DataSource");
    const tables = sources.filter(({ inputs }) => inputs.type === "AMAZON_DYNAMODB");
    expect(tables.length).to.be.above(5);
    for (const { name } of sources) {
      const policy = own.all("aws:iam/rolePolicy:RolePolicy").find((one) => one.name === name);
      const statements: any[] = policy ? JSON.parse(policy.inputs.policy).Statement : [];
      const ofKey = statements.filter(({ Action }) => Action.join().includes("kms:"));
      expect(ofKey.length, name).to.equal(tables.some((one) => one.name === name) ? 1 : 0);
      for (const { Resource, Condition } of ofKey) {
        expect(Resource).to.deep.equal([tableKey]);
        expect(Condition).to.deep.equal({
          StringEquals: { "kms:ViaService": "dynamodb.eu-west-1.amazonaws.com" },
        });
      }
    }
  });

  it("omits the mail endpoint and the logs without their settings, and keeps the data source", async () => {
    const quiet = { ...defaultSettings(), emailSender: "", logLevel: "NONE" };
    const plain = await evaluateGraph(quiet);
    const { inputs } = plain.one("aws:appsync/dataSource:DataSource", "jukebox-mail");
    expect(inputs).to.include({ name: "mail", type: "NONE" });
    expect(plain.one("aws:appsync/graphQLApi:GraphQLApi").inputs).not.to.have.property("logConfig");
    expect(plain.all("aws:cloudwatch/logGroup:LogGroup").length).to.equal(1);
  });
});
