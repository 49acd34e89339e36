import { readdirSync, readFileSync } from "node:fs";

/** Linux counts CPU time in hundredths of a second, whatever the kernel's own tick. */
const MS_PER_TICK = 10;

/**
 * The workerd that this process has started through Miniflare.
 * @throws where there is none, or more than one
 */
export function workerdPid(): number {
  const found = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const stat = readProc(`${pid}/stat`);
      return statFields(stat)[1] === String(process.pid) && stat.includes("(workerd)");
    });
  const [pid] = found;
  if (pid === undefined || found.length > 1) {
    throw new Error(`Expected one workerd, found ${found.length}.`);
  }
  return pid;
}

/** CPU milliseconds that a process has used so far, user and system, all threads. */
export function cpuMsOf(pid: number): number {
  const fields = statFields(readProc(`${pid}/stat`));
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}

/** CPU milliseconds that the whole machine has been busy so far, all cores together. */
export function machineBusyMs(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = (
    readProc("stat").split("\n")[0] ?? ""
  )
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softIrq) * MS_PER_TICK;
}

/**
 * Samples the resident memory of a process every 20 ms while `work` runs.
 * @returns the most that stood above the start, in bytes
 */
export async function memoryGrowth(pid: number, work: () => Promise<unknown>): Promise<number> {
  const start = residentBytes(pid);
  let most = start;
  const sample = () => {
    most = Math.max(most, residentBytes(pid));
  };
  const timer = setInterval(sample, 20);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  sample();
  return most - start;
}

function residentBytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readProc(`${pid}/status`))?.[1] ?? Number.NaN) * 1024;
}

/** What follows the name, which may hold anything. */
const statFields = (stat: string): string[] => stat.slice(stat.lastIndexOf(")") + 2).split(" ");

function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, "latin1");
  } catch {
    // A process may be gone between being listed and being read.
    return "";
  }
}
