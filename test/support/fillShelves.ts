import {
  BatchWriteItemCommand,
  ListTablesCommand,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";

/** An entry of the Shelves table; its product need not exist. */
interface Entry {
  shelf: string;
  title: string;
  price: number;
}

/** Puts entries on shelves, in batches of DynamoDB's maximum size. */
export async function fillShelves(dynamoDb: DynamoDBClient, entries: Entry[]): Promise<void> {
  const { TableNames = [] } = await dynamoDb.send(new ListTablesCommand({}));
  const table = TableNames.find((name) => name.includes("-shelves-"))!;
  const requests = entries.map((entry) => ({ PutRequest: { Item: itemOf(entry) } }));
  for (let from = 0; from < requests.length; from += 100) {
    const batches = [0, 25, 50, 75].map((at) => requests.slice(from + at, from + at + 25));
    await Promise.all(
      batches
        .filter((batch) => batch.length > 0)
        .map((batch) =>
          dynamoDb.send(new BatchWriteItemCommand({ RequestItems: { [table]: batch } })),
        ),
    );
  }
}

function itemOf({ shelf, title, price }: Entry) {
  const id = title.replaceAll(" ", "-");
  const key = `${title} ${id}`;
  return {
    Shelf: { S: shelf },
    ProductId: { S: id },
    TitleKey: { S: key },
    PriceKey: { S: `${String(price).padStart(10, "0")} ${key}` },
    NewestKey: { S: `2020-01-01T00:00:00.000Z ${key}` },
    Words: { S: ` ${title}` },
    Genre: { S: "ROCK" },
  };
}
