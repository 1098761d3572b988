import { GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from "graphql";
import { nestsTooDeep } from "../../../core/nestsTooDeep";
import * as formats from "./scalarFormats";

/**
 * AppSync's own scalars. Each validates input and output. AWSJSON is parsed for resolvers and serialized for clients.
 * https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export const awsScalars: readonly GraphQLScalarType[] = [
  stringScalar("AWSDate", formats.isDate),
  stringScalar("AWSTime", formats.isTime),
  stringScalar("AWSDateTime", formats.isDateTime),
  stringScalar("AWSEmail", formats.isEmail),
  stringScalar("AWSPhone", formats.isPhone),
  stringScalar("AWSURL", formats.isUrl),
  stringScalar("AWSIPAddress", formats.isIpAddress),
  timestampScalar(),
  jsonScalar(),
];

/** Names of the scalars that are predefined in every AppSync schema. */
export const awsScalarNames: ReadonlySet<string> = new Set(awsScalars.map(({ name }) => name));

function stringScalar(name: string, isValid: (text: string) => boolean): GraphQLScalarType {
  const parse = (value: unknown): string => {
    if (typeof value === "string" && isValid(value)) return value;
    throw new Error(`${name} cannot represent value: ${JSON.stringify(value)}`);
  };
  return new GraphQLScalarType({
    name,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
    serialize: (value) => {
      if (typeof value === "string" && isValid(value)) return value;
      // UNVERIFIED: the message; it is the one that AppSync uses for AWSDateTime.
      throw new Error(
        `Unable to serialize \`${display(value)}\` as a valid ${name.slice(3)} Object.`,
      );
    },
  });
}

function timestampScalar(): GraphQLScalarType {
  const isValid = (value: unknown): value is number => Number.isSafeInteger(value);
  const parse = (value: unknown): number => {
    if (isValid(value)) return value;
    throw new Error(`AWSTimestamp cannot represent value: ${JSON.stringify(value)}`);
  };
  return new GraphQLScalarType({
    name: "AWSTimestamp",
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.INT ? Number(node.value) : undefined),
    serialize: (value) => {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      if (isValid(number)) return number;
      throw new Error(`Unable to serialize \`${display(value)}\` as a valid timestamp Object.`);
    },
  });
}

function jsonScalar(): GraphQLScalarType {
  const parse = (value: unknown): unknown => {
    if (typeof value !== "string") {
      throw new Error("AWSJSON cannot represent a value that is not a string of JSON");
    }
    if (nestsTooDeep(value)) {
      throw new Error("AWSJSON cannot represent JSON that is nested too deeply");
    }
    try {
      return JSON.parse(value);
    } catch {
      throw new Error("AWSJSON cannot represent a string that is not JSON");
    }
  };
  /** UNVERIFIED: handlers also receive the text of variables, but of a literal only this value, which would be null. */
  const parseWritten = (value: unknown): unknown => {
    JSON.stringify(parse(value), (_, part: unknown) => {
      if (part !== Infinity && part !== -Infinity) return part;
      throw new Error("AWSJSON cannot represent a number that is out of range");
    });
    return parse(value);
  };
  return new GraphQLScalarType({
    name: "AWSJSON",
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parseWritten(valueFromASTUntyped(node)),
    // UNVERIFIED: a string that is valid JSON is sent unchanged, any other value is serialized as JSON.
    serialize: (value) =>
      typeof value === "string" && isJson(value) ? value : JSON.stringify(value),
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function display(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
