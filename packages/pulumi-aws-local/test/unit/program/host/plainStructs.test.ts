import { expect } from "chai";
import { keepStructsPlain } from "../../../../src/program/host/plainStructs";

const { Struct } = require("google-protobuf/google/protobuf/struct_pb.js");

const VALUE = { text: "a", list: [1, { deep: true }], none: null, nested: { number: 2.5 } };

describe("keepStructsPlain", () => {
  /** The library's own class stays unchanged for other tests. */
  const patched = (): any => {
    class Own extends Struct {}
    keepStructsPlain({ Struct: Own as never });
    return Own;
  };

  it("returns the value itself", () => {
    expect(patched().fromJavaScript(VALUE).toJavaScript()).to.equal(VALUE);
  });

  it("serializes as the library does", () => {
    const sent = patched().fromJavaScript(VALUE).serializeBinary();
    expect(Struct.deserializeBinary(sent).toJavaScript()).to.deep.equal(VALUE);
  });

  it("shows changes of its fields", () => {
    const struct = patched().fromJavaScript({ a: 1, b: 2 });
    struct.getFieldsMap().del("a");
    expect(struct.toJavaScript()).to.deep.equal({ b: 2 });
  });
});
