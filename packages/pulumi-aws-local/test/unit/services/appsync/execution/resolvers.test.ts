import { expect } from "chai";
import type { ResolverStep } from "../../../../../src/services/appsync/execution/resolverStep";
import { TestStack } from "../support/testStack";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { fact } from "../../../../fidelity/fact";

const AREA = "AppSync: execution and data sources";
const ERRORS = "https://docs.aws.amazon.com/appsync/latest/devguide/utility-helpers-in-util.html";
const RUNTIME = "https://docs.aws.amazon.com/appsync/latest/devguide/runtime-utils-js.html";
const HANDLERS =
  "https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-overview-js.html";

const IMPORTS = 'import { util, runtime } from "@aws-appsync/utils";\n';
const PASS = "export function response(ctx) { return ctx.result; }";
const handlers = (request: string, response = PASS): string =>
  `${IMPORTS} export function request(ctx) { ${request} }\n${response}`;

const SCHEMA = `
  type Query {
    info(first: Int, second: String): AWSJSON
    post: Post
    posts: [Post!]
    strict: [Post!]!
    fails: Post
    failsStrict: Post!
    appends: Post
    broken: Post
    early: AWSJSON
    pipeline(skip: String): AWSJSON
    failing: AWSJSON
    large: Int
    absent: Post
    items: [Int]
    node: Node
    genre: Genre
    count: Int
    header: Int
  }
  enum Genre { ROCK }
  interface Node { id: ID }
  type Post implements Node { id: ID title: String! author: Author tags: [String!] }
  type Author { name: String posts: [Post] }
`;

describe("runResolver", () => {
  let stack: TestStack;
  let payload: unknown;
  before(async () => {
    stack = await TestStack.start();
    await stack.api(SCHEMA);
    await stack.dataSource("none", { type: "NONE" });
    await stack.tableSource("missing", "NoSuchTable");
  });
  after(() => stack.stop());

  const unit = (field: string, code: string, dataSource = "none"): Promise<unknown> =>
    stack.unit(`Query.${field}`, dataSource, code);
  const returning = async (field: string, value: unknown): Promise<void> => {
    payload = value;
    await unit(field, handlers(`return { payload: ${JSON.stringify(payload)} };`));
  };

  describe("a unit resolver", () => {
    it("uses the stack's clock", async () => {
      await unit("count", handlers("return { payload: util.time.nowEpochSeconds() };"));
      stack.ahead = 86_400_000;
      const { data } = await stack.query("{ count }").finally(() => (stack.ahead = 0));
      expect(data.count).to.be.closeTo(Date.now() / 1000 + 86_400, 2);
    });

    it("fails only the field whose code uses up memory, and resolves its siblings", async () => {
      const greedy =
        "let a = [1]; for (const i of Array1000) { a = [...a, ...a]; } return { payload: a.length };";
      await unit("info", handlers(greedy.replace("Array1000", JSON.stringify("x".repeat(900)))));
      await unit("count", handlers("return { payload: 5 };"));
      const { data, errors } = await stack.query("{ info count }");
      expect(data).to.deep.equal({ info: null, count: 5 });
      expect(errors).to.have.length(1);
      expect(errors![0]).to.deep.include({ path: ["info"], data: null });
      // On a busy machine the time limit may be reached before the memory limit.
      expect(errors![0]!.errorType).to.be.oneOf(["Code", "ExecutionTimeout"]);
    });

    it("gives code that runs in a separate process the same ctx, and returns its complete result", async () => {
      const much = 'const l = []; for (const i of "x".repeat900) { l.push(i); }';
      const request = `${much.replace(/"x".repeat900/, JSON.stringify("x".repeat(900)))}
        l.forEach(() => l.forEach(() => 1));
        ctx.stash.seen = ctx.args.first; util.appendError("noted", "Noted");
        return { payload: { stash: ctx.stash, field: ctx.info.fieldName, often: l.length } };`;
      await unit("info", handlers(request));
      const { data, errors } = await stack.query("{ info(first: 7) }");
      expect(JSON.parse(data.info)).to.deep.equal({
        stash: { seen: 7 },
        field: "info",
        often: 900,
      });
      expect(errors!.map(({ errorType }) => errorType)).to.deep.equal(["Noted"]);
    });

    // https://github.com/aws/aws-appsync-community/issues/348
    answersAsAws(
      fact(
        AREA,
        "ctx.args of absent variables",
        "https://github.com/aws/aws-appsync-community/issues/348",
      ),
      "reads null for an argument whose variable the request omits",
      async () => {
        await unit(
          "info",
          handlers(
            "return { payload: { args: ctx.args, keys: Object.keys(ctx.args), variables: ctx.info.variables } };",
          ),
        );
        const { data } = await stack.query(
          "query Q($n: Int, $t: String) { info(first: $n, second: $t) }",
          {
            t: "x",
          },
        );
        expect(JSON.parse(data.info)).to.deep.equal({
          args: { first: null, second: "x" },
          keys: ["second", "first"],
          variables: { t: "x" },
        });
      },
    );

    it("has arguments, source and info in ctx", async () => {
      await unit(
        "info",
        handlers(
          `return { payload: { args: ctx.args, source: ctx.source, prev: ctx.prev, request: ctx.request.domainName,
             info: { ...ctx.info, list: ctx.info.selectionSetList } } };`,
        ),
      );
      const { data } = await stack.query('query Q($n: Int) { a: info(first: $n, second: "x") }', {
        n: 3,
      });
      expect(JSON.parse(data.a)).to.deep.include({
        args: { first: 3, second: "x" },
        source: null,
        request: null,
      });
      expect(JSON.parse(data.a).info).to.deep.include({
        fieldName: "info",
        parentTypeName: "Query",
        variables: { n: 3 },
        list: [],
      });
    });

    it("has the selection with aliases, nested names and fragments, depending on variables", async () => {
      const steps: ResolverStep[] = [];
      stack.appSync.onStep = (step) => steps.push(step);
      await returning("post", { id: "1", title: "t", author: { name: "n" } });
      const query = `query ($no: Boolean!) {
        post { key: id title @skip(if: $no) ...Rest author { ... on Author { who: name } } }
      } fragment Rest on Post { tags }`;
      await stack.query(query, { no: true });
      await stack.query(query, { no: false });
      delete stack.appSync.onStep;
      const infos = steps.flatMap((step) => (step.step === "request" ? [step.context.info!] : []));
      expect(infos.map(({ selectionSetList }) => selectionSetList)).to.deep.equal([
        ["key", "tags", "author", "author/who"],
        ["key", "title", "tags", "author", "author/who"],
      ]);
      expect(infos[0]!.selectionSetGraphQL).to.equal(
        "{\n  key: id\n  title @skip(if: $no)\n  ...Rest\n  author {\n    ... on Author {\n      who: name\n    }\n  }\n}",
      );
      expect(steps.map(({ step, name }) => [step, name]).slice(0, 3)).to.deep.equal([
        ["request", "Query.post"],
        ["dataSource", "Query.post"],
        ["response", "Query.post"],
      ]);
    });

    it("reads fields without resolvers from their parent, and returns null for root fields without one", async () => {
      await returning("post", { id: 1, title: "t", author: { name: "n" } });
      expect(
        await stack.query("{ post { id title author { name posts { id } } tags } absent { id } }"),
      ).to.deep.equal({
        data: {
          post: { id: "1", title: "t", author: { name: "n", posts: null }, tags: null },
          absent: null,
        },
      });
    });

    answersAsAws(
      fact(AREA, "util.error: data and errorInfo", ERRORS),
      "stops at util.error and filters its data by the selection",
      async () => {
        await unit(
          "fails",
          handlers(
            'util.error("No.", "Refused", { id: 1, title: "t", author: { name: "n", x: 1 } }, { why: "because" });',
          ),
        );
        expect(await stack.query("{\n  a: fails { title author { name } }\n}")).to.deep.equal({
          data: { a: null },
          errors: [
            {
              path: ["a"],
              data: { title: "t", author: { name: "n" } },
              errorType: "Refused",
              errorInfo: { why: "because" },
              locations: [{ line: 2, column: 3, sourceName: null }],
              message: "No.",
            },
          ],
        });
      },
    );

    it("reports a null in a non-null field next to the error", async () => {
      await unit("failsStrict", handlers('util.error("No.", "Refused");'));
      const { data, errors } = await stack.query("{ failsStrict { id } }");
      expect(data).to.equal(null);
      expect(errors!.map(({ message }) => message)).to.deep.equal([
        "No.",
        "Cannot return null for non-nullable type: 'Post' within parent 'Query' (/failsStrict)",
      ]);
    });

    answersAsAws(
      fact(AREA, "util.appendError: data and error", ERRORS),
      "keeps the data with util.appendError",
      async () => {
        await unit(
          "appends",
          handlers('util.appendError("Careful.", "Warning"); return { payload: { id: 1 } };'),
        );
        const { data, errors } = await stack.query("{ appends { id } }");
        expect([data, errors!.length, errors![0].errorType]).to.deep.equal([
          { appends: { id: "1" } },
          1,
          "Warning",
        ]);
      },
    );

    it("reports errors of the code with the type Code", async () => {
      await unit("broken", handlers("return { payload: ctx.args.nothing.here };"));
      const { data, errors } = await stack.query("{ broken { id } }");
      expect([data, errors![0].errorType]).to.deep.equal([{ broken: null }, "Code"]);
    });

    answersAsAws(
      fact(AREA, "runtime.earlyReturn of a unit resolver", RUNTIME),
      "skips the response handler on runtime.earlyReturn",
      async () => {
        const response = "export function response(ctx) { return 'late'; }";
        await unit("early", handlers("runtime.earlyReturn({ early: true });", response));
        expect(await stack.query("{ early }")).to.deep.equal({ data: { early: '{"early":true}' } });
      },
    );

    answersAsAws(
      fact(AREA, "ctx.error of a failed data source", HANDLERS),
      "runs the response handler after a failed data source call",
      async () => {
        const response =
          "export function response(ctx) { return { error: ctx.error, result: ctx.result }; }";
        await unit(
          "failing",
          handlers('return { operation: "GetItem", key: { id: { S: "1" } } };', response),
          "missing",
        );
        const { data, errors } = await stack.query("{ failing }");
        const { error, result } = JSON.parse(data.failing);
        expect([errors, result, error.type]).to.deep.equal([
          undefined,
          null,
          "DynamoDB:ResourceNotFoundException",
        ]);
      },
    );

    it("sends the headers that resolvers add", async () => {
      await unit(
        "header",
        handlers('util.http.addResponseHeader("x-shop", "jukebox"); return { payload: 1 };'),
      );
      const authorization = (await stack.signIn()).AccessToken;
      const { headers } = await stack.post('{"query":"{ header }"}', { authorization });
      expect(headers["x-shop"]).to.equal("jukebox");
    });

    it("rejects a result of more than 5 MB", async () => {
      stack.appSync.intercept = async () => ({ result: "x".repeat(6 * 1024 * 1024) });
      await unit("large", handlers("return {};"));
      const { data, errors } = await stack.query("{ large }");
      delete stack.appSync.intercept;
      expect([data, errors!.length]).to.deep.equal([{ large: null }, 1]);
    });
  });

  describe("a value of the wrong shape", () => {
    const messages = async (query: string): Promise<string[]> =>
      ((await stack.query(query)).errors ?? []).map(({ message }) => message);

    it("is reported with its path", async () => {
      await returning("posts", { items: [] });
      expect(await stack.query("{ posts { id } }")).to.deep.equal({
        data: { posts: null },
        errors: [
          {
            path: ["posts"],
            locations: null,
            message:
              "Can't resolve value (/posts) : type mismatch error, expected type LIST, got OBJECT",
          },
        ],
      });
      await returning("post", [1]);
      expect(await messages("{ post { id } }")).to.deep.equal([
        "Can't resolve value (/post) : type mismatch error, expected type OBJECT, got LIST",
      ]);
      await returning("posts", [{ id: "1", title: "a" }, { id: "2" }]);
      expect(await messages("{ posts { id title } }")).to.deep.equal([
        "Cannot return null for non-nullable type: 'String' within parent 'Post' (/posts[1]/title)",
      ]);
      await returning("strict", [null]);
      expect(await messages("{ strict { id } }")).to.deep.equal([
        "Cannot return null for non-nullable type: 'Post' within parent 'Query' (/strict[0])",
      ]);
      await returning("strict", null);
      expect(await messages("{ strict { id } }")).to.deep.equal([
        "Cannot return null for non-nullable type: 'null' within parent 'Query' (/strict)",
      ]);
      await returning("genre", "JAZZ");
      expect(await messages("{ genre }")).to.deep.equal([
        "Can't serialize value (/genre) : Invalid input for Enum 'Genre'.",
      ]);
      await returning("count", "many");
      expect(await messages("{ count }")).to.deep.equal([
        "Can't serialize value (/count) : Expected type 'Int' but was 'String'.",
      ]);
    });

    it("resolves the type of an interface by __typename", async () => {
      await returning("node", { __typename: "Post", id: "1" });
      expect((await stack.query("{ node { __typename id } }")).data).to.deep.equal({
        node: { __typename: "Post", id: "1" },
      });
      await returning("node", { id: "1" });
      expect(await messages("{ node { id } }")).to.have.length(1);
    });
  });

  describe("a pipeline", () => {
    before(async () => {
      const append = (name: string): string =>
        handlers(
          `if (ctx.args.skip === "${name}-end") runtime.earlyReturn(ctx.prev.result.concat("${name} early"), { skipTo: "END" });
           if (ctx.args.skip === "${name}-next") runtime.earlyReturn(ctx.prev.result.concat("${name} early"));
           if (ctx.args.skip === "${name}-null") runtime.earlyReturn(null);
           if (ctx.args.skip === "${name}-error") util.error("Stopped.", "Stop");
           ctx.stash.seen = (ctx.stash.seen ?? []).concat("${name}");
           return { payload: (ctx.prev.result ?? []).concat("${name}") };`,
        );
      const one = await stack.function("one", "none", append("one"));
      const two = await stack.function("two", "none", append("two"));
      await stack.resolver("Query.pipeline", {
        kind: "PIPELINE",
        pipelineConfig: { functions: [one, two] },
        code: handlers(
          'if (ctx.args.skip === "all") runtime.earlyReturn(["none"]); if (ctx.args.skip === "none") runtime.earlyReturn(); ctx.stash.start = 1; return ["start"];',
          "export function response(ctx) { return { result: ctx.result, prev: ctx.prev.result, stash: ctx.stash }; }",
        ),
      });
    });

    const run = async (skip: string): Promise<any> => {
      const { data, errors } = await stack.query(`{ pipeline(skip: "${skip}") }`);
      return errors === undefined ? JSON.parse(data.pipeline) : { data, errors };
    };

    answersAsAws(
      fact(AREA, "ctx.prev.result and ctx.stash of a pipeline", HANDLERS),
      "passes each function the result of the previous one, and shares the stash",
      async () => {
        const result = ["start", "one", "two"];
        expect(await run("")).to.deep.equal({
          result,
          prev: result,
          stash: { start: 1, seen: ["one", "two"] },
        });
      },
    );

    answersAsAws(
      fact(AREA, "runtime.earlyReturn of a pipeline", RUNTIME),
      "applies early returns",
      async () => {
        expect((await run("one-next")).result).to.deep.equal(["start", "one early", "two"]);
        expect((await run("one-end")).result).to.deep.equal(["start", "one early"]);
        expect(await run("all")).to.deep.equal({ result: ["none"], prev: ["none"], stash: {} });
      },
    );

    answersAsAws(
      fact(AREA, "runtime.earlyReturn of null", RUNTIME, {
        unverified: "a public report of 2023 saw an error of the type Code",
      }),
      "passes on null after an early return of null",
      async () => {
        expect((await run("one-null")).result).to.deep.equal(["two"]);
        expect(await run("none")).to.deep.equal({ result: null, prev: null, stash: {} });
        const response = "export function response() { return { late: true }; }";
        await unit("early", handlers("runtime.earlyReturn(null);", response));
        expect(await stack.query("{ early }")).to.deep.equal({ data: { early: null } });
      },
    );

    it("stops at an error", async () => {
      const { data, errors } = await run("one-error");
      expect([data, errors.length, errors[0].errorType]).to.deep.equal([
        { pipeline: null },
        1,
        "Stop",
      ]);
    });
  });

  describe("limits", () => {
    it("rejects fields below the depth limit and resolvers above the count limit", async () => {
      await stack.api(SCHEMA, { queryDepthLimit: 2, resolverCountLimit: 2 });
      await stack.dataSource("none", { type: "NONE" });
      await returning("post", { title: "t", author: { name: "n" } });
      await returning("count", 1);
      const deep = await stack.query("{ post { title author { name } } }");
      expect([
        deep.data,
        deep.errors!.map(({ errorType, path }) => [errorType, path]),
      ]).to.deep.equal([
        { post: { title: "t", author: { name: null } } },
        [["QueryDepthLimitReached", ["post", "author", "name"]]],
      ]);
      const many = await stack.query("{ a: count b: count c: count }");
      expect([many.data, many.errors![0].errorType]).to.deep.equal([
        { a: 1, b: 1, c: null },
        "ResolverExecutionLimitReached",
      ]);
    });
  });

  describe("a data source of the type RELATIONAL_DATABASE", () => {
    it("is rejected by name when it is called, regardless of its response handler", async () => {
      await stack.dataSource("database", { type: "RELATIONAL_DATABASE" });
      const code = `import * as rds from "@aws-appsync/utils/rds";
        export function request(ctx) { return rds.createPgStatement(rds.select({ table: "items" })); }
        export function response(ctx) { return []; }`;
      await unit("items", code, "database");
      const { data, errors } = await stack.query("{ items }");
      expect(data).to.deep.equal({ items: null });
      expect(errors!.map(({ errorType, message }) => [errorType, message])).to.deep.equal([
        [
          "UnsupportedOperation",
          "The data source database has the type RELATIONAL_DATABASE, which is not supported on this stack: there is no database.",
        ],
      ]);
    });
  });
});
