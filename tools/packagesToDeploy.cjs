"use strict";

/**
 * The packages of a lock file that the project's own dependencies need, without development
 * dependencies and workspaces.
 * @param lock the part "packages" of package-lock.json
 * @param names of the root packages
 * @returns {Set<string>} their paths
 */
function packagesToDeploy(lock, names = Object.keys(lock[""].dependencies ?? {})) {
  const found = new Set();
  const queue = names.map((name) => pathOf(lock, "", name));
  for (const path of queue) {
    if (path === undefined || found.has(path)) continue;
    found.add(path);
    for (const name of needsOf(lock[path])) queue.push(pathOf(lock, path, name));
  }
  return found;
}

/** npm also installs peer dependencies, except optional ones that nothing else needs. */
function needsOf({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }) {
  const peers = Object.keys(peerDependencies ?? {}).filter(
    (name) => peerDependenciesMeta?.[name]?.optional !== true,
  );
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

/** Node's module resolution: node_modules of the package, then of each folder above it. */
function pathOf(lock, from, name) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(folder.lastIndexOf("/node_modules/"), 0))
  ) {
    const path = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (path in lock) return path;
    if (folder === "") return undefined;
  }
}

module.exports = { packagesToDeploy };
