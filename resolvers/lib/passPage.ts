import type { Context } from "@aws-appsync/utils";
import { failPage } from "./failPage";

/** Returns DynamoDB's page unchanged. */
export function passPage(ctx: Context<{ nextToken?: string | null }>): unknown {
  if (ctx.error) failPage(ctx.error, ctx.args.nextToken);
  return ctx.result;
}
