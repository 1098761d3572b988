import { expect } from "chai";
import { MessageBatch } from "../../../../src/program/host/messageBatch";

describe("MessageBatch", () => {
  const collect = (): { sent: number[][]; batch: MessageBatch<number> } => {
    const sent: number[][] = [];
    return { sent, batch: new MessageBatch((messages) => void sent.push(messages)) };
  };

  it("sends the messages of one turn of the event loop together", async () => {
    const { sent, batch } = collect();
    [1, 2, 3].forEach((message) => batch.add(message));
    expect(sent).to.deep.equal([]);
    await new Promise(setImmediate);
    batch.add(4);
    await new Promise(setImmediate);
    expect(sent).to.deep.equal([[1, 2, 3], [4]]);
  });

  it("sends many messages in parts, in order", async () => {
    const { sent, batch } = collect();
    const messages = Array.from({ length: 70 }, (_, at) => at);
    messages.forEach((message) => batch.add(message));
    expect(sent.map(({ length }) => length)).to.deep.equal([32, 32]);
    await new Promise(setImmediate);
    expect(sent.flat()).to.deep.equal(messages);
  });

  it("sends a last message at once, after the waiting ones", () => {
    const { sent, batch } = collect();
    batch.add(1);
    batch.addLast(2);
    expect(sent).to.deep.equal([[1, 2]]);
  });
});
