"use strict";
// Asks for consent as `npm start` does, once for each argument, and prints the results; askForConsent.test.ts runs it
// in a terminal.
require("tsx/cjs");
const { askForConsent, canAsk } = require("../../../src/cli/askForConsent.ts");

const record = { name: "carts", type: "aws:dynamodb/table:Table", id: "carts-1" };

async function askAll(cases) {
  console.log(`can ask: ${canAsk()}`);
  for (const [index, name] of cases.entries()) {
    const question = new AbortController();
    if (name === "saved again") setTimeout(() => question.abort(), 50);
    const agreed = await askForConsent(question.signal)([{ record, holds: "12 items" }]);
    console.log(`case ${index} agreed: ${agreed}`);
  }
}

void askAll(process.argv.slice(2)).then(() => process.exit(0));
