import { createServer } from "node:net";
import { CommandError } from "../lib/commandError.ts";

/**
 * A port of 127.0.0.1 that is free at the moment.
 * @param port 0 picks any
 * @throws CommandError when this one is in use or may not be used.
 */
export function findPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? portInUse(port)
          : new CommandError(`Cannot listen on 127.0.0.1:${port} (${error.code}).`),
      );
    });
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

/** What to say when somebody else listens there. */
export function portInUse(port: number): CommandError {
  return new CommandError(`Port ${port} on 127.0.0.1 is already in use; choose another --port.`);
}
