"use strict";
// `npm run fidelity`: writes docs/fidelity.md from the tests and the code.
require("tsx/cjs");
const { mkdirSync, writeFileSync } = require("node:fs");
const { dirname } = require("node:path");
const { pageFile, readFidelity, renderPage } = require("./page.ts");

mkdirSync(dirname(pageFile), { recursive: true });
writeFileSync(pageFile, renderPage(readFidelity()));
