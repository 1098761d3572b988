import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { OneByOne } from "../../../infra/api/oneByOne";
import { defaultSettings, devSettings, evaluateGraph } from "../support/evaluateGraph";
import type { Graph, GraphResource } from "../support/evaluateGraph";

const RESOLVER = "aws:appsync/resolver:Resolver";

const key = ({ type, name }: GraphResource): string => `${type}::${name}`;

/** All resources that the engine finishes before it starts a resource. */
function finishedBefore(graph: Graph): (resource: GraphResource) => Set<string> {
  const byKey = new Map(graph.resources.map((resource) => [key(resource), resource]));
  const known = new Map<string, Set<string>>();
  const find = (resource: GraphResource): Set<string> => {
    const found = known.get(key(resource)) ?? new Set<string>();
    if (known.has(key(resource))) return found;
    known.set(key(resource), found);
    for (const dependency of resource.dependencies) {
      found.add(dependency);
      const next = byKey.get(dependency);
      if (next) for (const further of find(next)) found.add(further);
    }
    return found;
  };
  return find;
}

describe("Changes of the GraphQL API", function () {
  this.timeout(60_000);
  const stacks: Record<string, Record<string, string>> = {
    "the dev stack": devSettings(),
    "a stack with everything": {
      ...defaultSettings(),
      production: "true",
      emailSender: "shop@example.com",
      waf: "true",
      xray: "true",
    },
  };
  for (const [stack, settings] of Object.entries(stacks)) {
    describe(`of ${stack}`, () => {
      let graph: Graph;
      let before: (resource: GraphResource) => Set<string>;
      /** Resources that AppSync changes one at a time and that the provider does not retry. */
      let changes: GraphResource[];
      beforeEach(async () => {
        graph ??= await evaluateGraph(settings);
        before = finishedBefore(graph);
        changes = graph.resources.filter(
          ({ type }) => type.startsWith("aws:appsync/") && type !== RESOLVER,
        );
      });

      it("never run concurrently: schema, data sources and functions", () => {
        expect(changes.length).to.be.above(30);
        for (const [at, one] of changes.entries()) {
          for (const other of changes.slice(at + 1)) {
            const isOrdered = before(one).has(key(other)) || before(other).has(key(one));
            expect(isOrdered, `${key(one)} and ${key(other)} can run at once`).to.equal(true);
          }
        }
      });

      it("end before the first resolver starts", () => {
        const resolvers = graph.all(RESOLVER);
        expect(resolvers.length).to.be.above(20);
        for (const resolver of resolvers) {
          expect([...before(resolver)], key(resolver)).to.include.members(changes.map(key));
        }
      });
    });
  }
});

describe("OneByOne", () => {
  const type = "test:index:Resource";
  class Resource extends pulumi.CustomResource {
    constructor(name: string, opts: pulumi.CustomResourceOptions) {
      super(type, name, {}, opts);
    }
  }

  it("makes each resource depend on the previous one, and keeps the other options", async () => {
    let last: pulumi.Resource | undefined;
    const graph = await evaluateGraph({}, () => {
      const changes = new OneByOne(new Resource("a", {}));
      for (const name of ["b", "c"]) {
        changes.next({ protect: true }, (opts) => new Resource(name, opts));
      }
      last = changes.last;
    });
    const found = graph.all(type).map(({ name, dependencies, protect }) => {
      return [name, dependencies, protect];
    });
    expect(found).to.deep.equal([
      ["a", [], false],
      ["b", [`${type}::a`], true],
      ["c", [`${type}::b`], true],
    ]);
    expect(last).to.have.property("__name", "c");
  });
});
