import { createServer } from "node:net";
import { CommandError } from "../lib/commandError.ts";

/** Ports that no system gives to outgoing connections, which could take one in a pause. */
const QUIET_PORTS = { from: 20_000, count: 12_000 };

const TRIES = 20;

/**
 * A port of 127.0.0.1 that is free at the moment.
 * @param port 0 picks any
 * @throws CommandError when this one is in use or may not be used.
 */
export async function findPort(port: number): Promise<number> {
  if (port !== 0) return probe(port);
  for (let tries = 1; ; tries++) {
    const picked = QUIET_PORTS.from + Math.floor(Math.random() * QUIET_PORTS.count);
    try {
      return await probe(picked);
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

function probe(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? portInUse(port)
          : new CommandError(`Cannot listen on 127.0.0.1:${port} (${error.code}).`),
      );
    });
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(port)));
  });
}

/** What to say when somebody else listens there. */
export function portInUse(port: number): CommandError {
  return new CommandError(`Port ${port} on 127.0.0.1 is already in use; choose another --port.`);
}
