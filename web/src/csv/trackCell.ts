/** Titles of tracks in one cell: separated by "|", with a backslash before a "|" or backslash in a title. */
export function joinTracks(tracks: readonly string[]): string {
  return tracks.map((track) => track.replace(/[\\|]/g, "\\$&")).join("|");
}

/** The titles of tracks in a cell, without empty ones. */
export function splitTracks(cell: string): string[] {
  const tracks = [...cell.matchAll(/((?:\\[^]|[^|\\]|\\$)+)(?:\||$)/g)];
  return tracks
    .map(([, track = ""]) => track.replace(/\\([\\|])/g, "$1").trim())
    .filter((track) => track !== "");
}
