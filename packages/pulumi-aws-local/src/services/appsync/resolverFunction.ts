import type { CompiledCode } from "./runtime";

/** Code of APPSYNC_JS with its data source: a pipeline function or a unit resolver. */
export interface ResolverFunction {
  arn: string;
  /** The function's name, or "Type.field" of a unit resolver. */
  name: string;
  code: CompiledCode;
  dataSourceName: string;
}

/** The resolver of a field. */
export type Resolver = {
  /** URN of the resource that declares it. */
  urn: string;
} & (
  | ({ kind: "UNIT" } & ResolverFunction)
  | {
      kind: "PIPELINE";
      arn: string;
      name: string;
      code: CompiledCode;
      functionIds: readonly string[];
    }
);
