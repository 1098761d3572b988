/** What a message says of a process that was killed: Windows has no signals, and knows only a status. */
export const KILLED =
  process.platform === "win32" ? /ended with exit code 1 before/ : /ended by SIGKILL before/;
