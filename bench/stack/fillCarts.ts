import * as site from "../../web/src/api/operations";
import type { HttpSender } from "../lib/httpSender";
import type { EngineClient, Item } from "./engineClient";
import type { Member } from "./members";
import type { Scene } from "./operations";

/** Puts one copy of each product into each cart, through the API. */
export async function fillCarts(
  sender: HttpSender,
  members: readonly Member[],
  products: readonly string[],
): Promise<Scene[]> {
  const scenes: Scene[] = [];
  for (const member of members) {
    let response = "";
    for (const productId of products) {
      const request = await member.request(site.addCartItem.text, { productId, quantity: 1 });
      response = await sender.graphQl(request);
    }
    const { version, totalCents } = JSON.parse(response).data.addCartItem;
    scenes.push({ member, products, version, totalCents });
  }
  return scenes;
}

/** Saves the carts of these shoppers. Returns a function that restores them. */
export async function keepCarts(
  engine: EngineClient,
  scenes: readonly Scene[],
): Promise<() => Promise<void>> {
  const TableName = await engine.table("-carts-");
  const carts: Item[] = [];
  for (const { member } of scenes) {
    const Key = { OwnerId: { S: member.ownerId } };
    const { Item } = await engine.call("GetItem", { TableName, Key, ConsistentRead: true });
    carts.push(Item);
  }
  return () => engine.putAll(TableName, carts);
}
