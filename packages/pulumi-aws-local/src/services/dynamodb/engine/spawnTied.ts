import { spawn, type ChildProcess } from "node:child_process";
import type { DatabaseFiles } from "../database/databaseFiles";

/**
 * Spawns the engine so that it lives no longer than this process, even through `kill -9`: a shell holds the pipe from
 * us as its standard input and ends the engine when that closes. The shell also records a clean stop, because it
 * outlives this process. It exits with the engine's own status.
 */
export function spawnTied(command: readonly string[], files: DatabaseFiles): ChildProcess {
  const names = [files.database, files.log, files.state, files.output];
  return spawn("/bin/sh", ["-c", SCRIPT, "engine", ...names, ...command], {
    stdio: ["pipe", "ignore", "ignore"],
    // Its own process group: Ctrl-C must reach this process only, so that the engine stops last.
    detached: true,
  });
}

/**
 * The pipe is kept as descriptor 3: a shell gives its background jobs /dev/null as standard input. SQLite deletes the
 * log when it closes a database and has moved all of it there, and at no other time. Only this user may read its files.
 */
const SCRIPT = `
umask 077
database=$1 log=$2 state=$3 output=$4
shift 4
exec 3<&0
"$@" 3<&- </dev/null >/dev/null 2>"$output" & engine=$!
(cat <&3 >/dev/null; kill $engine 2>/dev/null) & watch=$!
wait $engine
status=$?
kill $watch 2>/dev/null
if [ $status -eq 0 ] && [ ! -e "$log" ]; then
  printf 'closed %s\\n' $(wc -c <"$database") >"$state.new" && mv -f "$state.new" "$state"
fi
exit $status
`;
