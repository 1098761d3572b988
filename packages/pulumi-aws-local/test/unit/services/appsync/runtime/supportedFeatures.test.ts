import { expect } from "chai";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { evaluateRequest } from "./evaluateExpression";
import { factOf } from "./tables/featureCase";
import { supportedFeatures } from "./tables/supportedFeatures";

describe("supported runtime features", () => {
  for (const row of supportedFeatures) {
    const { feature, code, context, value } = row;
    answersAsAws(factOf("APPSYNC_JS: supported features", row), `supports ${feature}`, () => {
      const { result, error } = evaluateRequest(code, context);
      expect(error).to.equal(undefined);
      expect(result).to.deep.equal(value);
    });
  }

  it("names each feature once", () => {
    const names = supportedFeatures.map(({ feature }) => feature);
    expect(new Set(names).size).to.equal(names.length);
  });

  it("writes console.log and console.error to the log", () => {
    expect(evaluateRequest("console.log('a'); console.error('b');").logs).to.deep.equal([
      'INFO - code.js:4:1: "a"',
      'ERROR - code.js:4:19: "b"',
    ]);
  });
});
