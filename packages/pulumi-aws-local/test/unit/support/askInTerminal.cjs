"use strict";
// Asks for consent as `npm start` does, and prints the outcome; run in a terminal by askForConsent.test.ts.
require("tsx/cjs");
const { askForConsent, canAsk } = require("../../../src/cli/askForConsent.ts");

const record = { name: "carts", type: "aws:dynamodb/table:Table", id: "carts-1" };
const question = new AbortController();
if (process.argv[2] === "saved again") setTimeout(() => question.abort(), 50);
console.log(`can ask: ${canAsk()}`);
askForConsent(question.signal)([{ record, holds: "12 items" }]).then((agreed) => {
  console.log(`agreed: ${agreed}`);
  process.exit(0);
});
