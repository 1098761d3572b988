import { resource, type Declaration } from "./declaredProgram";

/** Resources of small programs, which refer to others by their names in the program. */

export function table(
  name: string,
  hashKey = "Id",
  more: object = {},
  options: Declaration["options"] = {},
): Declaration {
  const inputs = {
    hashKey,
    attributes: [{ name: hashKey, type: "S" }],
    billingMode: "PAY_PER_REQUEST",
    ttl: { enabled: true, attributeName: "Until" },
    ...more,
  };
  return resource("aws:dynamodb/table:Table", name, inputs, options);
}

export function item(
  name: string,
  ofTable: string,
  hashKey = "Id",
  more: object = {},
): Declaration {
  return resource("aws:dynamodb/tableItem:TableItem", name, (others) => ({
    tableName: others[ofTable]!["name"],
    hashKey,
    item: JSON.stringify({ [hashKey]: { S: name }, ...more }),
  }));
}

export const pool = (name: string, inputs: object = {}): Declaration =>
  resource("aws:cognito/userPool:UserPool", name, { ...inputs });

export const identityPool = (name: string, identityPoolName = name): Declaration =>
  resource("aws:cognito/identityPool:IdentityPool", name, {
    identityPoolName,
    allowUnauthenticatedIdentities: true,
  });

const ofPool =
  (type: string, inputs: (others: Record<string, Record<string, any>>) => object = () => ({})) =>
  (name: string, ofPool: string): Declaration =>
    resource(type, name, (others) => ({ userPoolId: others[ofPool]!["id"], ...inputs(others) }));

export const client = ofPool("aws:cognito/userPoolClient:UserPoolClient");
export const group = ofPool("aws:cognito/userGroup:UserGroup");

export const user = (name: string, ofPoolName: string, username = name): Declaration =>
  ofPool("aws:cognito/user:User", () => ({ username, password: "Correct-horse-1" }))(
    name,
    ofPoolName,
  );

export const member = (
  name: string,
  ofPoolName: string,
  groupName: string,
  userName: string,
): Declaration =>
  ofPool("aws:cognito/userInGroup:UserInGroup", (others) => ({
    groupName: others[groupName]!["name"],
    username: others[userName]!["username"],
  }))(name, ofPoolName);
