import { GraphQLError, type ASTNode, type Source } from "graphql";
import { AwsError } from "../../../core/awsError";
import type { SchemaRuleId } from "./schemaRules";

/** An error in a schema. */
export interface SchemaProblem {
  rule: SchemaRuleId;
  /** AppSync's message, if it depends on the error. */
  words?: string;
  /** Describes the error in plain words. */
  hint: string;
  /** Start of the error. */
  at: FaultPlace;
  /** The definition that contains it, "Type" or "Type.field". */
  coordinate?: string;
}

/**
 * How AppSync reports errors: of the text; of the definitions, as its GraphQL engine (graphql-java) lists them; of
 * definitions that AppSync rejects itself; and of definitions that crash the engine.
 */
export type SchemaFailureKind = "parse" | "engine" | "appsync" | "internal";

/** Why AppSync's StartSchemaCreation ends with the status FAILED. */
export interface SchemaFailure {
  kind: SchemaFailureKind;
  problems: readonly SchemaProblem[];
}

/** The `details` of GetSchemaCreationStatus. */
export function failureDetails({ kind, problems }: SchemaFailure): string {
  const words = problems.map((problem) => problem.words ?? problem.hint);
  switch (kind) {
    case "parse":
      return "Failed to parse schema document - ensure it's a valid SDL-formatted document.";
    case "engine":
      return [`Found ${words.length} problem(s) with the schema:`, ...words.map(withStop)].join(
        "\n",
      );
    case "appsync":
      return ["Schema has the following errors:", ...new Set(words)].join("\n - ");
    case "internal":
      return "Internal Failure while saving the schema.";
  }
}

/** The error for a schema that AppSync rejects. Its cause has the position of the first error. */
export class SchemaError extends AwsError {
  /** The affected input of the resource. */
  readonly property = "schema";
  /** The definition that contains the first error, "Type" or "Type.field". */
  readonly coordinate: string | undefined;

  constructor(failure: SchemaFailure, source: Source) {
    const places = failure.problems.map(
      ({ hint, at }) => `Property "schema", line ${at.line}, column ${at.column}: ${hint}`,
    );
    const details = `${FAILED} ${failureDetails(failure)}`;
    super("BadRequestException", [details, ...places].join("\n"));
    const [first] = failure.problems;
    this.coordinate = first?.coordinate;
    this.cause = new GraphQLError(first?.hint ?? details, {
      source,
      positions: [first?.at.start ?? 0],
    });
  }
}

/** The prefix of CloudFormation's error: https://github.com/aws-amplify/amplify-cli/issues/3141 */
const FAILED = "Schema Creation Status is FAILED with details:";

function withStop(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

/** The position of an error. */
export interface FaultPlace {
  start: number;
  line: number;
  column: number;
}

/** The position at which a definition, or a part of one, begins. */
export function placeOf({ loc }: ASTNode): FaultPlace {
  const { start, line, column } = loc!.startToken;
  return { start, line, column };
}

/** Formats a position as graphql-java does. */
export function enginePlace(node: ASTNode): string {
  const { line, column } = placeOf(node);
  return `[@${line}:${column}]`;
}
