// WebKit (GTK's MiniBrowser on a display of its own), driven by WebDriver over HTTP.
//
// It has no way to hear the console: the page's own host adds a script that reports errors
// (`report.js`).

import { spawn } from "node:child_process";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const KEYS = {
  Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Backspace: "\uE003", Delete: "\uE017",
  ArrowDown: "\uE015", ArrowUp: "\uE013", End: "\uE010", Home: "\uE011", Control: "\uE009", Shift: "\uE008",
};
const ARGUMENTS = ["--automation", "--javascript-can-open-windows-automatically=true"];

/** A port nobody listens on. */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts a display; the program says its number once it is there. */
async function display() {
  const xvfb = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((resolve, reject) => {
    xvfb.on("error", reject);
    xvfb.stdio[3].once("data", (data) => resolve(String(data).trim()));
  });
  return { xvfb, number };
}

/** Starts the browser with one window; see `page.mjs` for what is asked of it. */
export async function launch({ width, height, motion }) {
  const { xvfb, number } = await display();
  const home = await mkdtemp(path.join(tmpdir(), "webkit-"));
  await mkdir(path.join(home, "gtk-3.0"), { recursive: true });
  await writeFile(path.join(home, "gtk-3.0/settings.ini"), `[Settings]\ngtk-enable-animations=${motion ? 1 : 0}\n`);
  const port = await freePort();
  const driver = spawn(process.env.WEBKIT_DRIVER, [`--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, DISPLAY: `:${number}`, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, NO_AT_BRIDGE: "1" },
  });

  const send = async (method, command, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${command}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${command}: ${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; ; tries++) {
    const isReady = await send("GET", "/status").then(() => true, () => false);
    if (isReady) break;
    if (tries > 100) throw new Error("WebKitWebDriver does not answer");
    await pause(100);
  }
  const wishes = {
    timeouts: { script: 10_000 },
    "webkitgtk:browserOptions": { binary: process.env.WEBKIT_BROWSER, args: ARGUMENTS },
  };
  const { sessionId, capabilities } = await send("POST", "/session", { capabilities: { alwaysMatch: wishes } });
  const session = (method, command, body) => send(method, `/session/${sessionId}${command}`, body ?? (method === "POST" ? {} : undefined));
  const evaluate = async (expression) => {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${expression})).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await session("POST", "/execute/async", { script, args: [] });
    if (error) throw new Error(error);
    return value;
  };
  const act = (id, type, actions, parameters) => session("POST", "/actions", { actions: [{ id, type, parameters, actions }] });
  const at = (x, y) => ({ type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) });
  const pointer = (kind, ...actions) => act(kind, "pointer", actions, { pointerType: kind });
  const [down, up] = [{ type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
  const keys = (pressed) => act("keys", "key", pressed.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]));

  // The window has bars and a least width; another one without bars has the size that is asked for.
  const first = await session("GET", "/window");
  await evaluate(`void open("about:blank", "_blank", "toolbar=no,menubar=no,location=no,status=no,width=${width},height=${height}")`);
  for (let tries = 0; tries < 50; tries++, await pause(100)) {
    const other = (await session("GET", "/window/handles")).find((handle) => handle !== first);
    if (other) {
      await session("POST", "/window", { handle: other });
      break;
    }
  }

  return {
    name: "WebKit",
    version: capabilities.browserVersion,
    heard: [],
    goto: (url) => session("POST", "/url", { url }),
    back: () => evaluate("void history.back()"),
    forward: () => evaluate("void history.forward()"),
    reload: () => session("POST", "/refresh"),
    url: () => session("GET", "/url"),
    evaluate,
    move: (x, y) => pointer("mouse", at(x, y)),
    click: (x, y) => pointer("mouse", at(x, y), down, up),
    tap: (x, y) => pointer("touch", at(x, y), down, up),
    // By a script: the driver takes turns of a wheel, and under Xvfb nearly all are lost.
    wheel: (x, y, by) => evaluate(`void scrollBy(0, ${Number(by)})`),
    press: (key) => {
      const parts = key.length > 1 ? key.split("+") : [key];
      const values = parts.map((part) => KEYS[part] ?? part);
      const press = (type) => (value) => ({ type, value });
      return act("keys", "key", [...values.map(press("keyDown")), ...values.toReversed().map(press("keyUp"))]);
    },
    type: (text) => keys([...text]),
    close: async () => {
      await session("DELETE", "").catch(() => {});
      driver.kill();
      xvfb.kill();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
