import { GraphQLError, type ASTNode, type Source } from "graphql";
import { AwsError } from "../../../core/awsError";
import type { SchemaRuleId } from "./schemaRules";

/** One fault of a schema. */
export interface SchemaProblem {
  rule: SchemaRuleId;
  /** AppSync's words, where they depend on the fault. */
  words?: string;
  /** What is wrong, in plain words. */
  hint: string;
  /** Where it begins. */
  at: FaultPlace;
  /** The definition that holds it, "Type" or "Type.field". */
  coordinate?: string;
}

/**
 * How AppSync describes faults: of the text; of the definitions, as its GraphQL engine (graphql-java) lists them; of what
 * AppSync does not take; and of what makes the engine fail.
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

/** A schema that AppSync refuses. The cause knows the place of the first fault. */
export class SchemaError extends AwsError {
  /** The input of the resource that is at fault. */
  readonly property = "schema";
  /** The definition that holds the first fault, "Type" or "Type.field". */
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

/** How CloudFormation begins the error: https://github.com/aws-amplify/amplify-cli/issues/3141 */
const FAILED = "Schema Creation Status is FAILED with details:";

function withStop(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

/** Where a fault is. */
export interface FaultPlace {
  start: number;
  line: number;
  column: number;
}

/** The place where a definition, or a part of one, begins. */
export function placeOf({ loc }: ASTNode): FaultPlace {
  const { start, line, column } = loc!.startToken;
  return { start, line, column };
}

/** A place as graphql-java writes it. */
export function enginePlace(node: ASTNode): string {
  const { line, column } = placeOf(node);
  return `[@${line}:${column}]`;
}
