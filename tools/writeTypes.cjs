"use strict";
// The first part of `npm run codegen`.
require("tsx/cjs");
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { generateTypes } = require("./codegen.ts");

async function writeTypes() {
  for (const [path, content] of Object.entries(await generateTypes())) {
    writeFileSync(join(__dirname, "..", path), content);
  }
}

writeTypes().catch((error) => {
  console.error(error);
  process.exit(1);
});
