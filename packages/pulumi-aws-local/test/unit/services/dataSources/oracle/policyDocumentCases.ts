/** Arguments of a policy document, by case name. */
export type Cases = Record<string, Record<string, unknown>>;

const json = JSON.stringify;
const allow = (...actions: string[]) => ({ actions, resources: ["*"] });
const document = (...Statement: object[]) => json({ Version: "2012-10-17", Statement });
const list = { Sid: "list", Effect: "Allow", Action: "s3:ListBucket", Resource: "*" };
const read = { Sid: "read", Effect: "Allow", Action: ["s3:Get*", "s3:Head*"], Resource: "*" };
const condition = (test: string, variable: string, ...values: string[]) => ({
  test,
  variable,
  values,
});
const principal = (type: string, ...identifiers: string[]) => ({ type, identifiers });

/** Documents of the provider, with their arguments. */
export const DOCUMENTS: Cases = {
  "no arguments": {},
  "an empty statement": { statements: [{}] },
  "one action and one resource": { statements: [allow("dynamodb:GetItem")] },
  "several actions": { statements: [allow("b:B", "a:A", "c:C", "b:b", "B:B")] },
  "repeated actions": { statements: [allow("a:A", "b:B", "a:A", "b:B"), allow("a:A", "a:A")] },
  "actions beyond ASCII": { statements: [allow("a:\u{1F600}", "a:\uFF01", "a:é", "a:z")] },
  "several resources": {
    statements: [{ actions: ["s3:*"], resources: ["arn:aws:s3:::a", "arn:aws:s3:::a/*"] }],
  },
  "notActions and notResources": {
    statements: [
      { effect: "Deny", notActions: ["iam:*"], notResources: ["*"] },
      { effect: "Deny", notActions: ["a:1", "a:2"], notResources: ["r1", "r2"] },
    ],
  },
  "empty lists": {
    statements: [{ actions: [], resources: [], principals: [], conditions: [] }],
  },
  "an action that is empty": { statements: [{ actions: ["", "a:A"] }, { actions: [""] }] },
  "a policy id and the older version": {
    policyId: "my-id",
    version: "2008-10-17",
    statements: [allow("a:A")],
  },
  "an empty policy id": { policyId: "", statements: [allow("a:A")] },
  "sids and both effects": {
    statements: [
      { sid: "One1", effect: "Allow", ...allow("a:A") },
      { sid: "", ...allow("b:B") },
      { sid: "", ...allow("d:D") },
      { sid: "Two", effect: "Deny", ...allow("c:C") },
    ],
  },
  "a service principal": {
    statements: [
      { actions: ["sts:AssumeRole"], principals: [principal("Service", "appsync.amazonaws.com")] },
    ],
  },
  "principals of several types": {
    statements: [
      {
        actions: ["sts:AssumeRole"],
        principals: [
          principal("Service", "ses.amazonaws.com", "appsync.amazonaws.com"),
          principal("AWS", "000000000000"),
          principal("Federated", "cognito-identity.amazonaws.com"),
        ],
      },
    ],
  },
  "one type of principals in several blocks": {
    statements: [
      { principals: [principal("AWS", "a"), principal("AWS", "b")] },
      { principals: [principal("AWS", "a"), principal("AWS", "b", "c")] },
      {
        principals: [principal("AWS", "z", "b"), principal("AWS", "c", "d"), principal("AWS", "e")],
      },
      { principals: [principal("AWS", "a"), principal("AWS", "b"), principal("AWS", "c")] },
      { principals: [principal("AWS", "a"), principal("AWS", "a"), principal("AWS", "a", "a")] },
    ],
  },
  "everybody as principal": {
    statements: [
      { principals: [principal("*", "*")] },
      { principals: [principal("AWS", "*")] },
      { principals: [principal("*", "*"), principal("Service", "a.amazonaws.com")] },
      { principals: [principal("*", "*", "x")] },
      { principals: [principal("*", "x")] },
      { notPrincipals: [principal("*", "*", "*")] },
    ],
  },
  "a principal without identifiers": { statements: [{ principals: [principal("AWS")] }] },
  notPrincipals: {
    statements: [
      {
        effect: "Deny",
        notPrincipals: [principal("AWS", "arn:aws:iam::1:root", "arn:aws:iam::2:root")],
      },
    ],
  },
  "a condition with one value": {
    statements: [
      { ...allow("a:A"), conditions: [condition("StringEquals", "aws:SourceAccount", "0")] },
    ],
  },
  "a condition with several values, in their order": {
    statements: [
      { ...allow("a:A"), conditions: [condition("StringLike", "s3:prefix", "b", "a", "", "b")] },
    ],
  },
  "a condition without values": {
    statements: [{ ...allow("a:A"), conditions: [condition("Null", "aws:x")] }],
  },
  "several conditions": {
    statements: [
      {
        ...allow("a:A"),
        conditions: [
          condition("StringLike", "b", "1"),
          condition("ArnEquals", "z", "arn"),
          condition("StringLike", "a", "2", "3"),
          condition("Bool", "aws:SecureTransport", "true"),
        ],
      },
    ],
  },
  "conditions with the same test and variable": {
    statements: [
      {
        conditions: [condition("T", "v", "1"), condition("T", "v", "2"), condition("T", "v", "3")],
      },
      { conditions: [condition("T", "v", "a", "b"), condition("T", "v", "c")] },
      {
        conditions: [
          condition("T", "v", "x", "y"),
          condition("T", "v", "w"),
          condition("T", "v", "z", "q"),
        ],
      },
      { conditions: [condition("T", "v", "same"), condition("T", "v", "same")] },
    ],
  },
  "keys that look like numbers": {
    statements: [
      {
        conditions: [
          condition("9", "10", "a"),
          condition("10", "9", "b"),
          condition("10", "10", "c"),
        ],
      },
    ],
  },
  "policy variables": {
    statements: [
      {
        actions: ["s3:&{x}"],
        resources: ["arn:aws:s3:::b/&{aws:username}/*", "arn:aws:s3:::b/&{a}&{b}"],
        principals: [principal("AWS", "&{aws:PrincipalArn}")],
        conditions: [condition("StringLike", "s3:&{prefix}", "", "home/", "home/&{aws:username}/")],
      },
      { notResources: ["&{a}"], notPrincipals: [principal("AWS", "&{a}", "&{b}")] },
    ],
  },
  "variables in their own notation": {
    statements: [{ resources: ["${aws:username}", "%{x}", "$&{y}"] }],
  },
  "characters that Go escapes": {
    statements: [
      allow('a:<>&"\\/', "tab\tline\n\r\b\f", "\u0001\u007f", "\u2028\u2029", "é\u{1F600}"),
      { conditions: [condition("<T>", "a&b", "<>")], principals: [principal("<P>", "&")] },
    ],
  },
  "a source document": { sourcePolicyDocuments: [document(list)] },
  "source documents and statements": {
    sourcePolicyDocuments: [document(list), document(read)],
    statements: [{ sid: "own", ...allow("a:A") }],
  },
  "a statement that replaces a source's": {
    sourcePolicyDocuments: [document(list, read)],
    statements: [{ sid: "list", effect: "Deny", ...allow("s3:*") }, allow("b:B")],
  },
  "an override document": {
    statements: [
      { sid: "list", ...allow("a:A") },
      { sid: "other", ...allow("b:B") },
    ],
    overridePolicyDocuments: [document(list, { Effect: "Deny", Action: "*", Resource: "*" })],
  },
  "several override documents": {
    statements: [{ sid: "list", ...allow("a:A") }],
    overridePolicyDocuments: [document(list), document({ ...list, Action: "last" })],
  },
  "source and override documents": {
    sourcePolicyDocuments: [document(list, read)],
    overridePolicyDocuments: [document({ ...read, Effect: "Deny" })],
  },
  "ids and versions of documents": {
    version: "2008-10-17",
    policyId: "own",
    sourcePolicyDocuments: [json({ Version: "2012-10-17", Id: "source" })],
    overridePolicyDocuments: [json({ Id: "override", Statement: [list] })],
  },
  "a version of the future": {
    sourcePolicyDocuments: [json({ Version: "2099-01-01", Statement: [] })],
  },
  "the id of a source document": { sourcePolicyDocuments: [json({ Id: "source" }), "{}", "null"] },
  "a source document with everything": {
    sourcePolicyDocuments: [
      document({
        Sid: "all",
        Effect: "Deny",
        NotAction: ["b", "a", "c"],
        NotResource: ["b", "a"],
        Principal: { Service: ["b", "a", "c"], AWS: "x" },
        NotPrincipal: "*",
        Condition: { B: { z: ["2", "1"], a: "x" }, A: { k: ["one"], t: true, f: false } },
      }),
    ],
  },
  "principals of source documents": {
    sourcePolicyDocuments: [
      document(
        { Principal: "anything" },
        { Principal: { "*": "*" } },
        { Principal: { "*": ["*"] } },
      ),
      document(
        { Principal: { AWS: "*" } },
        { Principal: { AWS: ["*"] } },
        { Principal: { AWS: [] } },
      ),
      document({ Principal: {} }, { Principal: { AWS: ["b", "a", "b"] } }),
    ],
  },
  "odd actions of source documents": {
    sourcePolicyDocuments: [
      document(
        { Action: [] },
        { Action: null },
        { Action: "" },
        { Action: 1.5 },
        { Action: ["b", 2, null] },
      ),
      document(
        { Action: { z: 1, a: { y: true, b: [] }, "10": 1, "9": {} } },
        { Resource: [1e21, 1e-7, 0.1] },
      ),
    ],
  },
  "odd conditions of source documents": {
    sourcePolicyDocuments: [
      document(
        { Condition: {} },
        { Condition: null },
        { Condition: { T: {} } },
        { Condition: { T: null } },
      ),
      document(
        { Condition: { T: { n: 5, s: "x" } } },
        { Condition: { T: { n: [] } } },
        { Condition: { T: { n: null } } },
      ),
    ],
  },
  "names in another case": {
    sourcePolicyDocuments: [
      json({
        version: "2012-10-17",
        ID: "x",
        STATEMENT: [{ sid: "s", effect: "Deny", action: "a", resource: "r", principal: "*" }],
      }),
    ],
  },
  "unknown members of source documents": {
    sourcePolicyDocuments: [json({ Comment: "x", Statement: [{ ...list, Comment: "x" }] })],
  },
  "one sid within a document and another one's": {
    sourcePolicyDocuments: [document(list)],
    overridePolicyDocuments: [document({ ...list, Action: "1" }, { ...list, Action: "2" })],
  },
  "a document with characters that Go escapes": {
    sourcePolicyDocuments: [
      document({ Sid: "<&>", Action: "a<b", Condition: { "<": { "&": ">" } } }),
    ],
  },
  "sids with other characters": { statements: [{ sid: "a-b" }, { sid: "Enable IAM: <all>" }] },
  "empty documents": { sourcePolicyDocuments: ["", document(list)], overridePolicyDocuments: [""] },
  "empty sourceJson and overrideJson": {
    sourceJson: "",
    overrideJson: "",
    statements: [allow("a:A")],
  },
};

/** Arguments that the provider rejects. */
export const REFUSED: Cases = {
  "a sid that two statements have": {
    statements: [
      { sid: "x", ...allow("a:A") },
      { sid: "x", ...allow("b:B") },
    ],
  },
  "a sid that two source documents have": {
    sourcePolicyDocuments: [document(list), document(read, list)],
  },
  "a sid that one source document has twice": { sourcePolicyDocuments: [document(list, list)] },
  "an unknown effect": { statements: [{ effect: "allow" }] },
  "an empty effect": { statements: [{ effect: "" }] },
  "an unknown version": { version: "2012-10-18" },
  "a source document that is not JSON": { sourcePolicyDocuments: ["{"] },
  "null among the source documents": { sourcePolicyDocuments: [null] },
  "an override document that is not JSON": { overridePolicyDocuments: ["{}", "no"] },
  "a document that is a list": { sourcePolicyDocuments: ["[]"] },
  "a document with one statement that is not a list": {
    sourcePolicyDocuments: [json({ Statement: list })],
  },
  "a document whose sid is a number": { sourcePolicyDocuments: [document({ Sid: 5 })] },
  "a document whose principal is a number": { sourcePolicyDocuments: [document({ Principal: 5 })] },
  "a document whose principal is null": { sourcePolicyDocuments: [document({ Principal: null })] },
  "a document whose principal holds numbers": {
    sourcePolicyDocuments: [document({ Principal: { AWS: [5] } })],
  },
  "a document whose principal holds an object": {
    overridePolicyDocuments: [document({ Principal: { AWS: {} } })],
  },
  "a document whose condition is a text": { sourcePolicyDocuments: [document({ Condition: "x" })] },
  "a document whose condition holds no object": {
    sourcePolicyDocuments: [document({ Condition: { T: "x" } })],
  },
  "a document whose condition holds a list of numbers": {
    sourcePolicyDocuments: [document({ Condition: { T: { v: [5] } } })],
  },
  "a document whose statement is null": { sourcePolicyDocuments: [json({ Statement: [null] })] },
  "a variable in the older version": {
    version: "2008-10-17",
    statements: [{ resources: ["&{a}"] }],
  },
  "a variable in a condition of the older version": {
    version: "2008-10-17",
    statements: [{ conditions: [condition("T", "v", "a", "&{a}")] }],
  },
  sourceJson: { sourceJson: "{}" },
  overrideJson: { overrideJson: "{}" },
  "an unknown argument of a statement": { statements: [{ action: ["a:A"] }] },
  "a condition without a test": {
    statements: [{ conditions: [{ variable: "v", values: ["1"] }] }],
  },
  "a condition without values": { statements: [{ conditions: [{ test: "T", variable: "v" }] }] },
  "a principal without a type": { statements: [{ principals: [{ identifiers: ["*"] }] }] },
  "a principal with null identifiers": { statements: [{ principals: [{ type: "AWS" }] }] },
  "null among the actions": { statements: [{ actions: ["a:A", null] }] },
  "null among the values of a condition": {
    statements: [{ conditions: [{ test: "T", variable: "v", values: ["1", null] }] }],
  },
};
