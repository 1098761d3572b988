import { expect } from "chai";
import { processInfo } from "../../../../src/cli/process/processInfo";
import { isShell } from "../../../../src/cli/process/watchRunner";

describe("isShell", () => {
  it("recognizes shells as each system names them", () => {
    const shells = ["sh", "bash", "/bin/sh", "/bin/zsh", "-zsh", "cmd.exe", "CMD.EXE", "bash.exe"];
    for (const program of [...shells, "powershell.exe", "pwsh", String.raw`C:\Git\bin\sh.exe`]) {
      expect(isShell(program), program).to.equal(true);
    }
  });

  it("takes nothing else for one", () => {
    for (const program of ["node", "node.exe", "npm", "fish-shell", "/opt/sh/node", "cmdline"]) {
      expect(isShell(program), program).to.equal(false);
    }
  });
});

describe("processInfo", () => {
  it("finds a process's parent and program", async function () {
    this.timeout(15_000); // Windows starts PowerShell for it
    const info = (await processInfo(process.pid))!;
    expect(info.parent).to.equal(process.ppid);
    expect(info.program).to.match(/node|MainThread/i);
  });
});
