import { util } from "@aws-appsync/utils";
import { emptiedCart } from "./emptiedCart";
import { expression, toKey, transactCondition } from "./expression";
import type { CartItem, PurchaseItem, PurchaseLineItem } from "./items";
import type { Write } from "./sessionWrites";

/**
 * All writes of a purchase, in one transaction: the purchase, if there is none with its key; the
 * cart, emptied, if it is the one that the buyer saw; each product's stock, if there is enough and
 * the price is the one just read.
 */
export function purchaseWrites(purchase: PurchaseItem, cart: CartItem, now: number): Write[] {
  const { UserId, PurchaseId, ...attributes } = purchase;
  const put: Write = {
    table: STORE.purchasesTable,
    operation: "PutItem",
    key: toKey({ UserId, PurchaseId }),
    attributeValues: util.dynamodb.toMapValues(attributes) as Record<string, unknown>,
    condition: transactCondition("attribute_not_exists(PurchaseId)"),
  };
  const { update, condition } = emptiedCart(cart, now);
  const empty: Write = {
    table: STORE.cartsTable,
    operation: "UpdateItem",
    key: toKey({ OwnerId: cart.OwnerId }),
    update,
    condition: { ...condition, returnValuesOnConditionCheckFailure: true },
  };
  return [put, empty, ...purchase.Lines.map((line) => takeStock(line))];
}

function takeStock(line: PurchaseLineItem): Write {
  return {
    table: STORE.productsTable,
    operation: "UpdateItem",
    key: toKey({ ProductId: line.ProductId }),
    update: expression("SET Stock = Stock - :sold", { values: { ":sold": line.Quantity } }),
    condition: transactCondition(
      "Stock >= :needed AND PriceCents = :price AND attribute_not_exists(OffSaleAt)",
      { values: { ":needed": line.Quantity, ":price": line.PriceCents } },
    ),
  };
}
