import { expect } from "chai";
import { cleanPathsCode } from "../../../infra/site/cleanPaths";

/** A query parameter in the event of CloudFront Functions. */
interface Parameter {
  value: string;
  multiValue?: { value: string }[];
}

interface EdgeRequest {
  uri: string;
  querystring: Record<string, Parameter>;
}

const handler = new Function(`${cleanPathsCode}; return handler;`)() as (event: {
  request: EdgeRequest;
}) => object;

/** The function's result for a viewer's request. */
function run(uri: string, querystring: Record<string, Parameter> = {}): object {
  return handler({ request: { uri, querystring } });
}

const redirect = (value: string) => ({
  statusCode: 301,
  statusDescription: "Moved Permanently",
  headers: { location: { value } },
});

describe("the edge function for clean paths", () => {
  it("returns requests for clean paths unchanged", () => {
    for (const uri of ["/", "/cart", "/404.html", "/covers/blue.svg", "/assets/app-1.js"]) {
      expect(run(uri)).to.deep.equal({ uri, querystring: {} });
    }
  });

  it("redirects other forms of a page's path to its one address, with all parameters", () => {
    expect(run("/cart/")).to.deep.equal(redirect("/cart"));
    expect(run("/cart.html")).to.deep.equal(redirect("/cart"));
    expect(run("/index.html")).to.deep.equal(redirect("/"));
    const parameters = {
      id: { value: "a%26b" },
      x: { value: "", multiValue: [{ value: "" }, { value: "2" }] },
    };
    expect(run("/product/", parameters)).to.deep.equal(redirect("/product?id=a%26b&x&x=2"));
  });

  it("never redirects to another site", () => {
    for (const uri of ["//evil.example/", "/\\evil.example/", "///evil.example"]) {
      expect(run(uri)).to.deep.equal(redirect("/evil.example"));
    }
  });
});
