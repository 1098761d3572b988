import { VisibleError } from "../../../core/visibleError";
import type { DataSource } from "../dataSource";
import { echoStatements } from "./echoStatements";
import { parseDocument } from "./parseDocument";
import { POLICY_DOCUMENT_ARGS } from "./policyDocumentArgs";
import { mergeDocument, type PolicyDocument, type Statement } from "./policyModel";
import { readStatement, type StatementArgs } from "./readStatement";
import { renderDocument } from "./renderDocument";
import { crc32 } from "./setOrder";
import { writeJson } from "./writeJson";

interface PolicyDocumentArgs {
  overrideJson?: string;
  overridePolicyDocuments?: string[];
  policyId?: string;
  sourceJson?: string;
  sourcePolicyDocuments?: string[];
  statements?: StatementArgs[];
  version?: string;
}

/**
 * Builds a policy document: source documents, then the statements, then override documents. The JSON is identical to
 * that of the AWS provider.
 * https://www.pulumi.com/registry/packages/aws/api-docs/iam/getpolicydocument/
 * Source: internal/service/iam/policy_document_data_source.go in hashicorp/terraform-provider-aws
 */
export const getPolicyDocument: DataSource = {
  args: POLICY_DOCUMENT_ARGS,
  results: ["id", "json", "minifiedJson", ...Object.keys(POLICY_DOCUMENT_ARGS)],
  read(args: PolicyDocumentArgs) {
    const { statements = [], version = "2012-10-17" } = args;
    const document = renderDocument(mergedDocument({ ...args, version }));
    const json = writeJson(document, "  ");
    return {
      ...args,
      ...(statements.length > 0 && { statements: echoStatements(statements) }),
      version,
      id: String(crc32(json)),
      json,
      minifiedJson: writeJson(document),
    };
  },
};

function mergedDocument(args: PolicyDocumentArgs & { version: string }): PolicyDocument {
  const { version, policyId = "", statements = [] } = args;
  const merged: PolicyDocument = { version: "", id: "", statements: [] };
  const sources = parsed(args, "sourcePolicyDocuments");
  refuseDuplicates(
    sources.flatMap((source) => source.statements),
    "sourcePolicyDocuments",
  );
  const own = statements.map((statement) => readStatement(statement, version));
  refuseDuplicates(own, "statements");
  for (const source of sources) mergeDocument(merged, source);
  mergeDocument(merged, { version, id: policyId, statements: own });
  for (const override of parsed(args, "overridePolicyDocuments")) mergeDocument(merged, override);
  return merged;
}

function parsed(
  args: PolicyDocumentArgs,
  name: "sourcePolicyDocuments" | "overridePolicyDocuments",
): PolicyDocument[] {
  return (args[name] ?? []).flatMap((text, at) =>
    text === "" ? [] : [parseDocument(text, `${name}[${at}]`)],
  );
}

function refuseDuplicates(statements: readonly Statement[], where: string): void {
  const seen = new Set<string>();
  for (const { sid } of statements) {
    if (sid !== "" && seen.has(sid)) {
      throw new VisibleError(
        `duplicate Sid (${sid}) in ${where}. Remove the Sid or ensure Sids are unique`,
      );
    }
    seen.add(sid);
  }
}
