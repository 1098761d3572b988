import { expect } from "chai";
import type { ResourceRequest } from "../../../src/core/resourceHandler";
import { propertyFailures } from "../../../src/program/checkProperties";
import { resourceHandlers } from "../../../src/services/resourceHandlers";

const services = { region: "eu-central-1", accountId: "000000000000" } as never;

/** Types for which the AWS provider generates a name for "". */
const TYPES: [type: string, input: string][] = [
  ["aws:sns/topic:Topic", "name"],
  ["aws:s3/bucket:Bucket", "bucket"],
];

describe('A name of ""', () => {
  for (const [type, input] of TYPES) {
    it(`is accepted for ${type}, which gets a generated name and keeps it`, async () => {
      const handler = resourceHandlers[type]!;
      const inputs = { [input]: "" };
      expect(propertyFailures(inputs, handler)).to.deep.equal([]);
      const request: ResourceRequest = { urn: "u", type, name: "Notes", inputs, token: "t" };
      const { id, outputs } = await handler.create(request, services);
      expect(outputs[input]).to.match(/^notes-[0-9a-f]{7}$/i);
      const previous = { id, inputs, outputs };
      const updated = await handler.update({ ...request, previous, changes: [] }, services);
      expect([updated.id, updated.outputs[input]]).to.deep.equal([id, outputs[input]]);
    });
  }
});
