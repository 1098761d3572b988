import { expect } from "chai";
import * as fc from "fast-check";
import { isSensitiveName } from "../../../../src/workbench/requests/redaction/isSensitiveName";
import { MASK } from "../../../../src/workbench/requests/redaction/mask";
import { redactDocument } from "../../../../src/workbench/requests/redaction/redactDocument";
import { Redactor } from "../../../../src/workbench/requests/redaction/redactor";

const JWT = "eyJraWQiOiJhIn0.eyJzdWIiOiJiIn0.c2lnbmF0dXJl_-x";

/** Like the unit "binary" of fast-check, which takes a second to look up all of Unicode. */
const ANY_CHARACTER = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  .map((at) => String.fromCodePoint(at < 0xd800 ? at : at + 0x800));

describe("redaction", () => {
  const text = (value: string): string => new Redactor().text(value);
  const value = (of: unknown): unknown => {
    const redactor = new Redactor();
    redactor.secrets.learn(of);
    return redactor.value(of);
  };

  it("recognizes sensitive names", () => {
    for (const name of [
      "claimToken",
      "ClaimToken",
      "AccessToken",
      "x-amz-security-token",
      "Authorization",
      "PASSWORD",
      "newPassword",
      "confirmationCode",
      "SecretKey",
      "SECRET_BLOCK",
      "PASSWORD_CLAIM_SIGNATURE",
      "proof",
      "x-api-key",
      "cookie",
      "Session",
      ":claimToken",
      "ticket",
      ":ticket",
      "x-shop-refresh",
    ]) {
      expect(isSensitiveName(name), name).to.equal(true);
    }
    for (const name of [
      "statusCode",
      "errorCode",
      "SessionId",
      "sessions",
      "id",
      "encoding",
      "ticketPrice",
      "refresh",
    ]) {
      expect(isSensitiveName(name), name).to.equal(false);
    }
  });

  it("masks members by name, for any value, and keeps everything else", () => {
    expect(
      value({
        id: "1",
        code: 123456,
        claimToken: null,
        ClaimToken: { S: "abc" },
        tokens: ["a", { b: "c" }],
        nested: [{ PASSWORD: "hunter22", statusCode: 200, ok: true }],
        session: { id: "s" },
        Session: "opaque",
      }),
    ).to.deep.equal({
      id: "1",
      code: MASK,
      claimToken: null,
      ClaimToken: MASK,
      tokens: MASK,
      nested: [{ PASSWORD: MASK, statusCode: 200, ok: true }],
      session: { id: "s" },
      Session: MASK,
    });
  });

  it("masks inside JSON texts, also inside broken JSON", () => {
    const body = JSON.stringify({ AccessToken: "opaque-1", Data: '{"pin_code":"4711x"}', n: 1 });
    expect(value({ body })).to.deep.equal({
      body: `{"AccessToken":"${MASK}","Data":"{\\"pin_code\\":\\"${MASK}\\"}","n":1}`,
    });
    expect(text('{"AccessToken":"opa\\"que","x":1')).to.equal(`{"AccessToken":"${MASK}","x":1`);
    expect(text('log \\"password\\":\\"hunter22\\" end')).to.equal(
      `log \\"password\\":\\"${MASK}\\" end`,
    );
    expect(text("code: 123456, statusCode: 404")).to.equal(`code: ${MASK}, statusCode: 404`);
    expect(text("a=1&refresh_token=abc.def&b=2")).to.equal(`a=1&refresh_token=${MASK}&b=2`);
  });

  it("masks secrets with a known format", () => {
    for (const [given, expected] of [
      [`a ${JWT}, b`, `a ${MASK}, b`],
      [`x${JWT.slice(0, 20)}`, `x${MASK}`],
      ["key ASIAIOSFODNN7EXAMPLE.", `key ${MASK}.`],
      ["AKIAIOSFODNN7EXAMPLE", MASK],
      [`id ${"a1b2".repeat(16)}, ${"Zm9vYmFy+/1_".repeat(8)}==`, `id ${MASK}, ${MASK}`],
      [`user#${"0a".repeat(20)}`, `user#${MASK}`],
      [
        "guest#eu-west-1:27825d97-5e94-4590-aab3-bdba7ac7ed93 arn:aws:dynamodb:eu-west-1:000000000000:table/jukebox-carts-1209496",
        null,
      ],
      ["Bearer abc.def", `Bearer ${MASK}`],
      [
        'h: AWS4-HMAC-SHA256 Credential=local/2025/x, SignedHeaders=host, Signature=00ff" end',
        `h: AWS4-HMAC-SHA256 ${MASK}" end`,
      ],
      ["SET ClaimToken = :claim", "SET ClaimToken = :claim"],
      ["SET ClaimToken=:claim", "SET ClaimToken=:claim"],
      ["query ($claimToken: String!) { a(token: $token) }", null],
    ] as const) {
      expect(text(given)).to.equal(expected ?? given);
    }
  });

  it("masks values that stand for sensitive attributes in an expression", () => {
    const update = {
      expression:
        "SET Version = :v, ClaimToken = if_not_exists(ClaimToken, :claim) ADD #q :n REMOVE #c",
      expressionNames: { "#q": "q_1", "#c": "PastClaimToken" },
      expressionValues: { ":v": { N: 1 }, ":claim": { S: "new-claim" }, ":n": { N: 2 } },
    };
    expect(value({ update })).to.deep.equal({
      update: {
        ...update,
        expressionValues: { ":v": { N: 1 }, ":claim": MASK, ":n": { N: 2 } },
      },
    });
    const condition = {
      expression: "#expName_1 = :expValue_1 AND Version = :expValue_2",
      expressionNames: { "#expName_1": "ClaimToken" },
      expressionValues: { ":expValue_1": { S: "secret-1" }, ":expValue_2": { N: 3 } },
    };
    expect(value({ condition, note: "is secret-1?" })).to.deep.equal({
      condition: {
        ...condition,
        expressionValues: { ":expValue_1": MASK, ":expValue_2": { N: 3 } },
      },
      note: `is ${MASK}?`,
    });
  });

  it("finds a secret again under other names, in other texts and as a key", () => {
    expect(
      value({ claimToken: "hidden-22", q: "x hidden-22 y", "hidden-22": 1, list: ["hidden-22"] }),
    ).to.deep.equal({ claimToken: MASK, q: `x ${MASK} y`, [MASK]: 1, list: [MASK] });
  });

  it("hides the value of a sensitive member at all other places", () => {
    const secret = fc
      .string({ minLength: 8, unit: ANY_CHARACTER })
      .filter((one) => one.trim().length >= 8 && !one.includes("•") && !/^[[{]/.test(one.trim()));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (token, before, after) => {
        const shown = JSON.stringify(
          value({
            deep: [{ accessToken: token }],
            text: before + token + after,
            json: JSON.stringify({ again: token }),
            twice: JSON.stringify({ inner: JSON.stringify([token]) }),
          }),
        );
        expect(shown).not.to.include(JSON.stringify(token).slice(1, -1));
      }),
      { numRuns: 300 },
    );
  });

  it("masks literals of a document and names the variables that hold secrets", () => {
    const source = `# ${JWT}
      query Q($t: String!, $code: Int = 123456, $id: ID!) {
        a: merge(id: $id, claimToken: $t, input: { password: "hunter22", plain: "x" }) { id }
        b: merge(token: ["one-1", "two-2"], note: """block""", proof: null)
      }`;
    const { text: printed, sensitiveVariables, secrets } = redactDocument(source)!;
    expect(printed).to.equal(`query Q($t: String!, $code: Int = "${MASK}", $id: ID!) {
  a: merge(id: $id, claimToken: $t, input: {password: "${MASK}", plain: "x"}) {
    id
  }
  b: merge(token: "${MASK}", note: """block""", proof: null)
}`);
    expect([...sensitiveVariables].sort()).to.deep.equal(["code", "t"]);
    expect([...secrets].sort()).to.deep.equal(["123456", "hunter22", "one-1", "two-2"]);
    expect(redactDocument('{ a(token: "x"')).to.equal(undefined);
  });

  it("shortens large values", () => {
    const large = {
      list: Array.from({ length: 5_000 }, (_, at) => ({ at, text: "x".repeat(100) })),
    };
    const shown = value(large) as { list: unknown[] };
    expect(JSON.stringify(shown).length).to.be.lessThan(60_000);
    expect(shown.list.at(-1)).to.match(/^… \d+ more$/);
    expect((value("y".repeat(50_000)) as string).length).to.be.lessThan(4_100);
    let deep: unknown = "bottom";
    for (let level = 0; level < 2_000; level += 1) deep = [deep];
    expect(JSON.stringify(value(deep)).length).to.be.lessThan(200);
  });

  it("is fast for adversarial texts", () => {
    const started = performance.now();
    for (const nasty of ["\\", '"', "(", "eyJ", "a=", "token:", "Bearer ", "a-", "[", '{"']) {
      text(nasty.repeat(200_000 / nasty.length));
    }
    expect(performance.now() - started).to.be.lessThan(4_000);
  });
});
