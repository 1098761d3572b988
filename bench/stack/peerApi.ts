/** Names of the tables, for the peer's templates and data sources. */
export interface PeerTables {
  products: string;
  carts: string;
}

/**
 * The store's products, cart and addCartItem for users, in the peer's language (VTL). There is no
 * session check, no totals and no merge, so the peer has less to do than the store. The peer does
 * not support BatchGetItem: one round trip of the store may be two for the peer.
 */
export function peerConfig(
  schema: string,
  tables: PeerTables,
  dynamoDb: { endpoint: string; region: string },
): Record<string, unknown> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const config = { ...dynamoDb, credentials };
  const source = (name: string, tableName: string): object => ({
    type: "AMAZON_DYNAMODB",
    name,
    config: { ...config, tableName },
  });
  return {
    schema: { content: schema },
    appSync: {
      name: "peer",
      defaultAuthenticationType: {
        authenticationType: "AMAZON_COGNITO_USER_POOLS",
        cognitoUserPoolConfig: {},
      },
      additionalAuthenticationProviders: [{ authenticationType: "AWS_IAM" }],
    },
    dataSources: [source("products", tables.products), source("carts", tables.carts)],
    functions: [
      {
        name: "readProduct",
        dataSourceName: "products",
        requestMappingTemplateLocation: "readProduct.req.vtl",
        responseMappingTemplateLocation: "readProduct.res.vtl",
      },
      {
        name: "changeCart",
        dataSourceName: "carts",
        requestMappingTemplateLocation: "changeCart.req.vtl",
        responseMappingTemplateLocation: "result.vtl",
      },
    ],
    resolvers: [
      {
        kind: "UNIT",
        typeName: "Query",
        fieldName: "products",
        dataSourceName: "products",
        requestMappingTemplate: PRODUCTS,
        responseMappingTemplate: PRODUCTS_ANSWER,
      },
      {
        kind: "UNIT",
        typeName: "Query",
        fieldName: "cart",
        dataSourceName: "carts",
        requestMappingTemplate: CART,
        responseMappingTemplate: CART_ANSWER,
      },
      {
        kind: "PIPELINE",
        typeName: "Mutation",
        fieldName: "addCartItem",
        functions: ["readProduct", "changeCart"],
        requestMappingTemplate: "{}",
        responseMappingTemplate: CART_ANSWER,
      },
    ],
    mappingTemplates: [
      { path: "readProduct.req.vtl", content: READ_PRODUCT },
      { path: "readProduct.res.vtl", content: READ_PRODUCT_ANSWER },
      { path: "changeCart.req.vtl", content: CHANGE_CART },
      { path: "result.vtl", content: "$util.toJson($ctx.result)" },
    ],
  };
}

const PRODUCTS = `{
  "version": "2018-05-29", "operation": "Query", "index": "ByGenre", "limit": $ctx.args.limit,
  "query": {
    "expression": "Genre = :genre",
    "expressionValues": { ":genre": $util.dynamodb.toDynamoDBJson($ctx.args.genre) }
  }
}`;

const PRODUCTS_ANSWER = `
#set($items = [])
#foreach($p in $ctx.result.items)
  $util.qr($items.add({
    "id": $p.ProductId, "title": $p.Title, "artist": $p.Artist, "year": $p.Year, "genre": $p.Genre,
    "priceCents": $p.PriceCents, "stock": $p.Stock, "image": $p.Image
  }))
#end
$util.toJson({ "items": $items, "nextToken": $ctx.result.nextToken })`;

const CART = `{
  "version": "2018-05-29", "operation": "GetItem", "consistentRead": true,
  "key": { "OwnerId": $util.dynamodb.toDynamoDBJson("user#$ctx.identity.sub") }
}`;

const CART_ANSWER = `
#if($ctx.error) $util.error($ctx.error.message, $ctx.error.type) #end
#set($lines = [])
#set($count = 0)
#foreach($name in $ctx.result.keySet())
  #if($name.startsWith("q_"))
    #set($quantity = $ctx.result.get($name))
    #set($count = $count + $quantity)
    $util.qr($lines.add({ "productId": $name.substring(2), "quantity": $quantity }))
  #end
#end
$util.toJson({ "id": $ctx.result.OwnerId, "version": $ctx.result.Version, "itemCount": $count, "lines": $lines })`;

const READ_PRODUCT = `{
  "version": "2018-05-29", "operation": "GetItem", "consistentRead": true,
  "key": { "ProductId": $util.dynamodb.toDynamoDBJson($ctx.args.productId) }
}`;

const READ_PRODUCT_ANSWER = `
#if($util.isNull($ctx.result)) $util.error("There is no such record.", "ProductNotFound") #end
$util.toJson($ctx.result)`;

const CHANGE_CART = `{
  "version": "2018-05-29", "operation": "UpdateItem",
  "key": { "OwnerId": $util.dynamodb.toDynamoDBJson("user#$ctx.identity.sub") },
  "update": {
    "expression": "ADD #q :n, Version :one, ProductIds :ids SET ExpiresAt = :expires",
    "expressionNames": { "#q": "q_$ctx.args.productId" },
    "expressionValues": {
      ":n": { "N": "$ctx.args.quantity" }, ":one": { "N": "1" }, ":ids": { "SS": ["$ctx.args.productId"] },
      ":expires": { "N": "4102444800" }
    }
  },
  "condition": {
    "expression": "ExpiresAt > :now AND #q < :most",
    "expressionNames": { "#q": "q_$ctx.args.productId" },
    "expressionValues": { ":now": { "N": "$util.time.nowEpochSeconds()" }, ":most": { "N": "99" } }
  }
}`;
