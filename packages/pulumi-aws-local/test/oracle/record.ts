/**
 * Records what the AWS provider accepts and rejects in verdicts.json. It needs `terraform`, no AWS account, and 15
 * minutes: `npx tsx packages/pulumi-aws-local/test/oracle/record.ts [pattern of types]`
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ABSENT, additions, changed, mutations } from "./mutate";
import { providerType } from "./providerTypes";
import { Terraform, type Configuration, type Refusals } from "./terraform";
import { providerName, translate, type Block } from "./translate";
import { toVerdicts, type Case, type Verdicts } from "./verdicts";

type Inputs = Record<string, unknown>;

const file = (name: string): string => join(__dirname, name);
const declarations: Record<string, Inputs[]> = JSON.parse(
  readFileSync(file("declarations.json"), "utf8"),
);

/** Properties for which Pulumi generates a name if a program omits it, and which the provider requires. */
const NAMED: Record<string, string> = { "aws:s3/bucketObjectv2:BucketObjectv2": "key" };

/**
 * Properties that are required in this release of the provider but not in the one of @pulumi/aws: it cannot judge their
 * absence.
 */
/** Types whose schema is so large that Terraform takes a second for each case: few cases, which are only validated. */
const LARGE = new Set(["aws:wafv2/webAcl:WebAcl"]);

const REQUIRED_NAME = new Set(["aws:route53/record:Record"]);
const OPTIONAL_SINCE = new Set([
  "aws:cloudfront/distribution:Distribution loggingConfig.bucket",
  "aws:cloudwatch/metricAlarm:MetricAlarm comparisonOperator",
  "aws:cloudwatch/metricAlarm:MetricAlarm evaluationPeriods",
  "aws:dynamodb/table:Table globalSecondaryIndexes.0.hashKey",
]);

/** Number of cases in one Terraform run. */
const BATCH = Number(process.env["BATCH"] ?? 1200);

function record(only = ""): void {
  const terraform = new Terraform();
  try {
    const cases = new Map<string, Case>();
    const schemas = terraform.schemas();
    for (const [type, variants] of Object.entries(declarations)) {
      if (new RegExp(only).test(type)) addCases(type, variants, cases);
    }
    const refused = new Map<string, string[]>();
    const all = [...cases];
    for (let at = 0; at < all.length; at += BATCH) {
      judge(new Map(all.slice(at, at + BATCH)), { schemas, terraform, refused });
      const judged = all.slice(0, at + BATCH);
      write(new Map(judged), refused, only !== "" || at > 0);
      console.log(`${judged.length} of ${all.length}`);
    }
  } finally {
    terraform.close();
  }
}

interface Judging {
  terraform: Terraform;
  schemas: Record<string, { block: Block }>;
  refused: Map<string, string[]>;
}

/** Only a valid configuration can be planned. */
function judge(cases: ReadonlyMap<string, Case>, { terraform, schemas, refused }: Judging): void {
  take(terraform.validate(configuration(cases, schemas)), cases, refused);
  const valid = new Map(
    [...cases].filter(([id, { type }]) => !refused.has(id) && !LARGE.has(type)),
  );
  take(terraform.plan(configuration(valid, schemas)), cases, refused);
}

function configuration(
  cases: ReadonlyMap<string, Case>,
  schemas: Judging["schemas"],
): Configuration {
  return new Map(
    [...cases].map(([id, { type, inputs }]) => {
      const terraformType = providerType(type);
      const { block } = schemas[terraformType]!;
      const given = translate(terraformType, block, named(type, block, inputs));
      return [id, { type: terraformType, arguments: given }];
    }),
  );
}

function addCases(type: string, variants: Inputs[], cases: Map<string, Case>): void {
  variants.forEach((base, variant) => {
    const others = variants.filter((_, at) => at !== variant);
    const changes = [...mutations(base, LARGE.has(type)), ...additions(base, others)].filter(
      (change) =>
        !Object.entries(change).some(
          ([path, value]) => value === ABSENT && OPTIONAL_SINCE.has(`${type} ${path}`),
        ),
    );
    for (const change of changes) {
      cases.set(`c${cases.size}`, { type, variant, change, inputs: changed(base, change) });
    }
  });
}

/** Adds the names that Pulumi generates before the provider sees the inputs. */
function named(type: string, block: Block, inputs: Inputs): Inputs {
  const property = NAMED[type] ?? "name";
  const key = providerName(providerType(type), block, property);
  const isRequired = key !== undefined && block.attributes?.[key]?.required === true;
  return isRequired && !REQUIRED_NAME.has(type) ? { [property]: "autoname", ...inputs } : inputs;
}

function take(
  found: Refusals,
  cases: ReadonlyMap<string, Case>,
  refused: Map<string, string[]>,
): void {
  for (const [id, messages] of found) {
    if (!cases.has(id)) console.error(`not attributed: ${id}: ${messages[0]}`);
    else refused.set(id, messages);
  }
}

function write(
  cases: ReadonlyMap<string, Case>,
  refused: ReadonlyMap<string, string[]>,
  keepsOthers: boolean,
): void {
  const path = process.env["VERDICTS"] ?? file("verdicts.json");
  const known: Verdicts = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  const verdicts = { ...(keepsOthers ? known : {}), ...toVerdicts(cases, refused) };
  writeFileSync(path, `${JSON.stringify(verdicts)}\n`);
  const messages = process.env["MESSAGES"];
  if (messages !== undefined) {
    const rows = [...cases].map(([id, { type, variant, change }]) => ({
      type,
      variant,
      change,
      refused: refused.get(id) ?? [],
    }));
    writeFileSync(messages, JSON.stringify(rows));
  }
  console.log(`${cases.size} cases, ${refused.size} refused`);
}

record(process.argv[2]);
