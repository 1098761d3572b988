import { symlinkSync } from "node:fs";

/** Links a folder to another place: on Windows with a junction, which every user may make. */
export function linkFolder(target: string, link: string): void {
  symlinkSync(target, link, "junction");
}
