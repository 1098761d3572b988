/** GET /_local/tables.json */
export interface TableView {
  name: string;
  /** Names of the key attributes, partition key first. */
  key: string[];
  indexes: { name: string; key: string[] }[];
  /** Type of each key attribute: "S", "N" or "B". */
  types: Record<string, string>;
}

/** A value in DynamoDB's format, e.g. `{ "S": "text" }`. */
export type AttributeValue = Record<string, unknown>;

export type Item = Record<string, AttributeValue>;

/** GET /_local/items.json?table=&index=&value=&start=: at most 50 items. */
export interface ItemsPage {
  items: Item[];
  /** Value for `start` of the next page; undefined on the last page. */
  next?: string;
}
