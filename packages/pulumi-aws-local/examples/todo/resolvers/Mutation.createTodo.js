import { util } from "@aws-appsync/utils";
import { put } from "@aws-appsync/utils/dynamodb";

export function request(ctx) {
  const key = { owner: ctx.identity.sub, id: util.autoKsuid() };
  const item = { title: ctx.args.title, done: false, createdAt: util.time.nowISO8601() };
  return put({ key, item });
}

export function response(ctx) {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  return ctx.result;
}
