"use strict";
// Preloaded into a stack. The first SIGUSR2 starts a CPU profile; the next one writes it to the
// file CPU_PROFILE.
const { renameSync, writeFileSync } = require("node:fs");
const { Session } = require("node:inspector");

const session = new Session();
let runs = false;

process.on("SIGUSR2", () => {
  if (!runs) {
    runs = true;
    session.connect();
    session.post("Profiler.enable");
    session.post("Profiler.setSamplingInterval", { interval: 200 });
    session.post("Profiler.start");
    return;
  }
  session.post("Profiler.stop", (error, response) => {
    if (error) throw error;
    runs = false;
    session.disconnect();
    const file = process.env.CPU_PROFILE;
    writeFileSync(`${file}.new`, JSON.stringify(response.profile));
    renameSync(`${file}.new`, file);
  });
});
