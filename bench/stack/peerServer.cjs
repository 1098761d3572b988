"use strict";
// Runs the peer in a separate process, from the folder where it is installed, with the
// configuration that its parent sends.
const { createRequire } = require("node:module");
const { join } = require("node:path");

const requirePeer = createRequire(join(process.argv[2], "package.json"));
const { AmplifyAppSyncSimulator } = requirePeer("@aws-amplify/amplify-appsync-simulator");

process.once("message", async (config) => {
  const simulator = new AmplifyAppSyncSimulator({ port: 0, wsPort: 0 });
  simulator.init(config);
  await simulator.start();
  process.send(simulator.url);
});
process.on("disconnect", () => process.exit(0));
process.send("loaded");
