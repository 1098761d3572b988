import { expect } from "chai";
import { MASK, maskItem } from "../../../../src/workbench/tables/maskItem";

const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";

describe("maskItem", () => {
  it("hides values with credential names, at any depth and of any type", () => {
    const item = {
      ClaimToken: { S: "a" },
      resetCode: { N: "1234" },
      Codes: { SS: ["a", "b"] },
      Ticket: { S: "a" },
      AppSecret: { M: { inner: { S: "a" }, list: { L: [{ S: "b" }, { BOOL: true }] } } },
      Data: { M: { password: { S: "a" }, name: { S: "b" } } },
    };
    expect(maskItem(item)).to.eql({
      ClaimToken: { S: MASK },
      resetCode: { N: MASK },
      Codes: { SS: [MASK, MASK] },
      Ticket: { S: MASK },
      AppSecret: { M: { inner: { S: MASK }, list: { L: [{ S: MASK }, { BOOL: true }] } } },
      Data: { M: { password: { S: MASK }, name: { S: "b" } } },
    });
  });

  it("hides tokens with any name, and keeps everything else", () => {
    const item = {
      Note: { S: `Bearer ${jwt}` },
      All: { L: [{ S: jwt }] },
      Set: { SS: [jwt, "fine"] },
      Codec: { S: "flac" },
      Tokens2: { NULL: true },
      Stock: { N: "3" },
    };
    expect(maskItem(item)).to.eql({
      ...item,
      Note: { S: MASK },
      All: { L: [{ S: MASK }] },
      Set: { SS: [MASK, "fine"] },
    });
  });
});
