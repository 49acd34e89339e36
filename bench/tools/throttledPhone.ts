import { setTimeout } from "node:timers/promises";
import { type Browser, type BrowserContext, type CDPSession, chromium } from "@playwright/test";
import { browserPath } from "../../scripts/lib/ensureBrowser.ts";
import { type Moments, pageScript, type Visit } from "./pageScript.ts";

/** 4× slower processor, 1,600/750 kbit/s, 150 ms: a cheap phone on a moderate network. */
const PHONE = { cpu: 4, downKbps: 1600, upKbps: 750, latencyMs: 150 };
const BYTES_PER_KBIT = 125;
/** A page that asks for nothing for so long has loaded. */
const QUIET_MS = 1500;
const GIVE_UP_MS = 60_000;
/** Looking from outside costs the page a moment, so it is rare. */
const POLL_MS = 500;

/** What one visit cost and showed. */
export interface View extends Moments {
  /** Answers that came over the network, not from the phone's cache. */
  readonly requests: readonly { readonly url: string; readonly bytes: number }[];
  /** Addresses asked for on other hosts. */
  readonly elsewhere: readonly string[];
}

/** Chromium that can reach this machine only. */
export function launchPhoneBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

/** A phone that has never seen the page; whoever opens it closes it. */
export function newPhone(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: "zh-CN",
  });
}

/** Opens a link on a throttled phone and does what `visit` says, until all of it was seen. */
export async function viewPage(phone: BrowserContext, link: string, visit: Visit): Promise<View> {
  const page = await phone.newPage();
  try {
    const devtools = await phone.newCDPSession(page);
    const network = await watchNetwork(devtools);
    await page.addInitScript(pageScript, visit);
    await page.goto(link, { waitUntil: "load", timeout: GIVE_UP_MS });
    await untilDone(devtools);
    await network.untilQuiet();
    const moments = await page.evaluate(
      () => (globalThis as unknown as { benchMoments: Moments }).benchMoments,
    );
    const { origin } = new URL(link);
    const urls = network.finished.map(({ url }) => url);
    return {
      ...moments,
      requests: network.finished,
      elsewhere: urls.filter((url) => new URL(url).origin !== origin),
    };
  } finally {
    await page.close();
  }
}

/**
 * Waits for what the page notes. Asked by the plainest call: `waitForFunction` first puts 330 KB of
 * script into the page, which keeps it busy for 150 ms just when the first question is to be drawn.
 */
async function untilDone(devtools: CDPSession): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  for (;;) {
    const { result } = await devtools.send("Runtime.evaluate", {
      expression: "globalThis.benchMoments?.isDone === true",
    });
    if (result.value === true) return;
    if (performance.now() > giveUpAt) throw new Error("The page never came to its end.");
    await setTimeout(POLL_MS);
  }
}

async function watchNetwork(devtools: CDPSession) {
  const open = new Map<string, string>();
  const fromCache = new Set<string>();
  const finished: { url: string; bytes: number }[] = [];
  let changedAt = performance.now();
  const end = (id: string, bytes: number) => {
    const url = open.get(id);
    changedAt = performance.now();
    if (url !== undefined && !fromCache.has(id)) finished.push({ url, bytes });
    open.delete(id);
  };
  devtools.on("Network.requestWillBeSent", ({ requestId, request }) => {
    changedAt = performance.now();
    if (/^https?:/.test(request.url)) open.set(requestId, request.url);
  });
  devtools.on("Network.requestServedFromCache", ({ requestId }) => fromCache.add(requestId));
  devtools.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.fromDiskCache === true) fromCache.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    end(requestId, encodedDataLength),
  );
  devtools.on("Network.loadingFailed", ({ requestId }) => end(requestId, 0));
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: PHONE.latencyMs,
    downloadThroughput: PHONE.downKbps * BYTES_PER_KBIT,
    uploadThroughput: PHONE.upKbps * BYTES_PER_KBIT,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: PHONE.cpu });
  return {
    finished,
    async untilQuiet(): Promise<void> {
      const giveUpAt = performance.now() + GIVE_UP_MS;
      while (open.size > 0 || performance.now() - changedAt < QUIET_MS) {
        if (performance.now() > giveUpAt) throw new Error("The page never stops loading.");
        await setTimeout(100);
      }
    },
  };
}
