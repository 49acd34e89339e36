import { openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../lib/commandError.ts";

/** A process with the moment it started, so that a reused pid is not taken for it. */
interface ProcessMark {
  readonly pid: number;
  readonly startedAt: string;
}

interface LockContent {
  readonly server: ProcessMark;
  readonly workerd: readonly ProcessMark[];
}

/** A held data folder. */
export interface DataLock {
  /** Notes the running workerd, so that a later start can end it should this process be killed. */
  noteChildren(): void;
  release(): void;
}

/**
 * Takes `DIR/server.lock`, so that one data folder has one server. The lock of a dead server is
 * taken over, and a workerd that it left behind is ended first.
 * @param what another command that may run beside a server, but not twice at a time
 * @throws CommandError when a living one holds it.
 */
export function lockDataDir(dataDir: string, what = "server"): DataLock {
  const path = join(dataDir, `${what}.lock`);
  for (let attempt = 0; ; attempt++) {
    try {
      writeSync(
        openSync(path, "wx", 0o600),
        JSON.stringify({ server: mark(process.pid), workerd: [] }),
      );
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" || attempt > 2) throw error;
      takeOver(path, dataDir, what);
    }
  }
  return {
    noteChildren: () => {
      const content: LockContent = {
        server: mark(process.pid),
        workerd: childPids(process.pid).map(mark),
      };
      writeFileSync(path, JSON.stringify(content));
    },
    release: () => rmSync(path, { force: true }),
  };
}

function takeOver(path: string, dataDir: string, what: string): void {
  let content: LockContent | null = null;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // A lock cut short by a kill names nobody: it is stale.
  }
  if (content !== null && isAlive(content.server)) {
    throw new CommandError(
      `Another ${what} (pid ${content.server.pid}) is already using the data folder ${dataDir}.`,
    );
  }
  for (const orphan of content?.workerd ?? []) {
    if (isAlive(orphan)) process.kill(orphan.pid, "SIGKILL");
  }
  rmSync(path, { force: true });
}

function mark(pid: number): ProcessMark {
  return { pid, startedAt: startOf(pid) ?? "" };
}

function isAlive({ pid, startedAt }: ProcessMark): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return startedAt === "" || startOf(pid) === startedAt;
}

/** Field 22 of /proc/<pid>/stat, null where there is no such file or the process is a zombie. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function childPids(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return text.split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
