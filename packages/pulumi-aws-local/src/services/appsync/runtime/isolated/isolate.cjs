"use strict";
// The process that runs resolver code which may not run in the one that serves requests (isolates.ts).
const { registerTypeScript } = require("../../../../core/typescriptLoader.cjs");

registerTypeScript().then(() => require("./serveJobs.ts").serveJobs());
