import { util } from "@aws-appsync/utils";
import { put } from "@aws-appsync/utils/dynamodb";

export function request(ctx) {
  const { slug, title, text } = ctx.args;
  return put({
    key: { slug },
    item: { title, text, author: ctx.identity.username, publishedAt: util.time.nowISO8601() },
    condition: { slug: { attributeExists: false } },
  });
}

export function response(ctx) {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  return ctx.result;
}
