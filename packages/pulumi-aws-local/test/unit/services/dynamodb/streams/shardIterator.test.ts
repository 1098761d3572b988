import { expect } from "chai";
import {
  readIterator,
  refuseExpired,
  toIterator,
} from "../../../../../src/services/dynamodb/streams/shardIterator";

const position = {
  streamArn: "arn:aws:dynamodb:eu-west-1:000000000000:table/T/stream/2026-01-02T00:00:00.000",
  after: 7,
  at: Date.UTC(2026, 0, 2),
};
const MINUTE = 60_000;

describe("shard iterators", () => {
  it("contain a position in a stream", () => {
    const iterator = toIterator(position);
    expect(iterator.startsWith(`${position.streamArn}|1|`)).to.equal(true);
    expect(readIterator(iterator)).to.deep.equal(position);
  });

  it("expire after 15 minutes", () => {
    expect(() => refuseExpired(position, position.at + 15 * MINUTE)).not.to.throw();
    expect(() => refuseExpired(position, position.at + 15 * MINUTE + 1))
      .to.throw()
      .with.property("code", "ExpiredIteratorException");
  });

  for (const iterator of ["x", "a|1|", "a|2|WzEsMl0=", "a|1|WzFd", "a|1|WzEsMl0=|b", "a|1|eyJ9"]) {
    it(`rejects "${iterator}"`, () => {
      expect(() => readIterator(iterator)).to.throw("Invalid ShardIterator");
    });
  }
});
