// How Chromium is started: no window, no sandbox to fail in a container, and nothing that uses the
// network by itself; and the slow devices on which the site is measured.

export const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = { width: 390, height: 844 };

/** A processor so many times slower than this one. */
export const SLOW_PROCESSOR = 4;
/** That of Lighthouse's mobile settings. */
export const MOBILE_NETWORK = { latency: 150, download: 1600 };
/** What the browser's own tools call slow 3G. */
export const SLOW_NETWORK = { latency: 400, download: 400 };

/** Slows a page down: its processor so many times, its network to a latency (ms) and a speed (kbit/s). */
export async function throttle(page, processor, { latency, download }) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: processor });
  await session.send("Network.enable");
  const throughput = (download * 1000) / 8;
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput / 2,
  });
}
