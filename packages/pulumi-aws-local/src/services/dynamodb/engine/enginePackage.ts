/** The pinned version of the engine for all platforms. */
export const ENGINE_VERSION = "1.2.1";

/** The npm package with the engine for one platform. */
export interface EnginePackage {
  /** e.g. "@dynoxide/linux-x64" */
  name: string;
  /** The executable file in the package. */
  program: string;
}

const PLATFORMS = ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64", "win32-x64"];

/** Undefined for a platform without an engine build. */
export function enginePackage(platform: string, arch: string): EnginePackage | undefined {
  const target = `${platform}-${arch}`;
  if (!PLATFORMS.includes(target)) return undefined;
  return {
    name: `@dynoxide/${target}`,
    program: platform === "win32" ? "dynoxide.exe" : "dynoxide",
  };
}
