import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPort } from "../../scripts/embedded/findPort.ts";
import { installPackages } from "../../scripts/lib/installPackages.ts";

const PLACE = "/usr/sbin/nginx";

/** A reverse proxy in front of a server, on loopback, in a folder of its own. */
export interface ReverseProxy {
  /** `http://127.0.0.1:P` */
  readonly base: string;
  /** What it wrote of upstream connections that failed. */
  readonly errors: () => string;
  stop(): Promise<void>;
}

/**
 * Starts nginx with a single kept connection to the server, so that whoever comes next gets the
 * connection of whoever came before. It is installed from the distribution where it is missing.
 */
export async function startNginx(upstream: string): Promise<ReverseProxy> {
  if (!existsSync(PLACE)) {
    await installPackages([["nginx-light"]], "This test needs nginx: install nginx-light.");
  }
  const folder = mkdtempSync(join(tmpdir(), "anwen-nginx-"));
  const port = await findPort(0);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(" ");
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/errors info;
     ${process.getuid?.() === 0 ? "user root;" : ""}
     events { worker_connections 64; }
     http {
       access_log off; ${temporary}
       upstream anwen { server ${new URL(upstream).host}; keepalive 1; }
       server {
         listen 127.0.0.1:${port};
         client_max_body_size 20m;
         location / {
           proxy_pass http://anwen;
           proxy_http_version 1.1;
           proxy_set_header Connection "";
         }
       }
     }`,
  );
  const child = spawn(PLACE, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], {
    stdio: "ignore",
  });
  const base = `http://127.0.0.1:${port}`;
  await untilItAnswers(child, base);
  return {
    base,
    errors: () => readFileSync(join(folder, "errors"), "utf8"),
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(child: ChildProcess, base: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error(`nginx ended with code ${child.exitCode}.`);
    try {
      await (await fetch(`${base}/api/health`)).arrayBuffer();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("nginx does not answer.");
}
